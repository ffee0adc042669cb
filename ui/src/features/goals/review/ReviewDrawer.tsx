import { InputNumber } from "antd";
import { useTranslation } from "react-i18next";
import type { GoalRow } from "../../../bindings";
import { DetailDrawer, Section } from "../../../components/DetailDrawer";
import { useDraft } from "../../../components/draft";
import { Field, SaveBar, TextField } from "../../../components/Field";
import { span } from "../../../components/format";
import screen from "../../../components/screen.module.css";
import { useSigned } from "../../../components/session";
import { TextLink } from "../../../components/TextLink";
import { wholePercent } from "../ProgressBar";
import { useOpenGoal } from "../page/useOpenGoal";
import { useGoalPage } from "../queries";
import { StandingPill } from "../StandingPill";
import { Carry } from "./Carry";
import { FinalResults } from "./FinalResults";
import { useReview } from "./queries";
import styles from "./review.module.css";

type Props = { row: GoalRow; onClose: () => void };

const HIGHEST = 100;

/** Looking back on an objective: what it came to, the owner's mark, what was learnt, what goes on. */
export function ReviewDrawer({ row, onClose }: Props) {
  const { t } = useTranslation();
  const { chain } = useSigned();
  const open = useOpenGoal();
  const { objective } = row;
  const { data: page } = useGoalPage(objective.id);
  const may = page?.may_edit ?? false;
  const save = useReview(objective.id);
  const { draft, set, dirty, reset } = useDraft({
    score: objective.review.score ?? null,
    lessons: objective.review.lessons ?? "",
  });
  const whose = `${row.holder_name || t("goal_level.chain")} · ${row.owner_name}`;
  return (
    <DetailDrawer
      title={t("review.title")}
      note={span(objective.begins_on, objective.ends_on, chain.today)}
      extra={<TextLink onClick={() => open(objective.id)}>{t("review.see_goal")}</TextLink>}
      onClose={onClose}
      dirty={dirty && !save.isPending}
      testId="review-drawer"
      footer={
        may && (
          <SaveBar
            dirty={dirty}
            saving={save.isPending}
            onReset={reset}
            onSave={() => save.mutate(draft)}
          />
        )
      }
    >
      <div>
        <p className={styles.title}>{objective.title}</p>
        <p className={styles.came}>
          <span className={screen.muted}>{whose}</span>
          <b>{wholePercent(row.progress)}</b>
          <StandingPill standing={row.standing} />
        </p>
      </div>
      <FinalResults results={row.key_results} />
      <div className={screen.form}>
        <Field label={t("review.score")} hint={t("review.score_hint")}>
          {(id) => (
            <InputNumber
              id={id}
              className={styles.score}
              min={0}
              max={HIGHEST}
              precision={0}
              disabled={!may}
              value={draft.score}
              data-testid="review-score"
              onChange={(score) => set("score", score)}
            />
          )}
        </Field>
        <TextField
          long
          label={t("review.lessons")}
          hint={t("review.lessons_hint")}
          value={draft.lessons}
          disabled={!may}
          testId="review-lessons"
          onChange={(lessons) => set("lessons", lessons)}
        />
      </div>
      {(may || objective.review.carried_to) && (
        <Section title={t("review.carry")}>
          <Carry objective={objective} />
        </Section>
      )}
    </DetailDrawer>
  );
}
