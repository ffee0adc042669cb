import { Fragment } from "react";
import { Trans, useTranslation } from "react-i18next";
import type { GoalPath } from "../../../bindings";
import { TextLink } from "../../../components/TextLink";
import styles from "./page.module.css";
import { influence } from "./sentence";
import { useOpenGoal } from "./useOpenGoal";

type Props = { path: GoalPath[]; objective: string };

/** A plain sentence of what a goal helps to reach; every goal in it leads to its page. */
export function PathSentence({ path, objective }: Props) {
  const { t } = useTranslation();
  const open = useOpenGoal();
  const { of, helps, end } = influence(path, objective);
  const link = (goal: GoalPath) => (
    <TextLink key={goal.id} onClick={() => open(goal.id)}>
      {goal.holder_name && !goal.is_key_result ? `${goal.holder_name} ` : ""}
      {goal.title}
    </TextLink>
  );
  const several = (goals: GoalPath[]) =>
    goals.map((goal, at) => (
      <Fragment key={goal.id}>
        {at > 0 && t("common.comma")}
        {link(goal)}
      </Fragment>
    ));
  const parts = [
    of && <Trans i18nKey="goal_page.part_of" components={{ goal: link(of) }} />,
    helps.length > 0 && (
      <Trans i18nKey="goal_page.helps" components={{ goal: <>{several(helps)}</> }} />
    ),
    end && <Trans i18nKey="goal_page.in_the_end" components={{ goal: link(end) }} />,
  ].filter(Boolean);
  if (parts.length === 0) return null;
  return (
    <p className={styles.sentence} data-testid="goal-sentence">
      {parts.map((part, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts have no name but their place
        <Fragment key={at}>
          {at > 0 && t("goal_page.then")}
          {part}
        </Fragment>
      ))}
      {t("goal_page.stop")}
    </p>
  );
}
