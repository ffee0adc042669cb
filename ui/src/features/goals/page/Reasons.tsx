import { ExclamationCircleOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import type { GoalPage, ObjectiveFault } from "../../../bindings";
import { count } from "../../../components/format";
import { Card } from "../../../components/Page";
import { TextLink } from "../../../components/TextLink";
import { Development } from "./Development";
import { isPlanned, planLine } from "./plan";
import styles from "./side.module.css";
import { useEdit } from "./useEdit";
import { useValueWords } from "./values";

/** Told where it stands, in the text that is missing or wrong itself. */
const TOLD_ELSEWHERE: ObjectiveFault[] = ["no_why", "decomposition", "no_key_result"];

/** Why a goal matters, where it comes from, and what it still lacks (G-22, G-27). */
export function Reasons({ page }: { page: GoalPage }) {
  const { t } = useTranslation();
  const { objective, faults, weights } = page.goal;
  const edit = useEdit(page);
  const review = objective.review.lessons?.trim();
  return (
    <Card title={t("goal_page.why")} testId="goal-reasons">
      <div className={styles.reasons}>
        {objective.why.trim() ? (
          <p className={styles.why} data-testid="goal-why">
            {objective.why}
          </p>
        ) : (
          <Lack>
            {t("goal_page.no_why")}{" "}
            {edit && <TextLink onClick={edit}>{t("goal_page.write_why")}</TextLink>}
          </Lack>
        )}
        {isPlanned(objective.decomposition) && <PlanLine page={page} />}
        {faults
          .filter((fault) => !TOLD_ELSEWHERE.includes(fault))
          .map((fault) => (
            <Lack key={fault}>{t(`goal_fault.${fault}`, { weights: count(weights) })}</Lack>
          ))}
        {objective.change_reason.trim() && (
          <p className={styles.note}>
            {t("goal_page.changed_because", { reason: objective.change_reason })}
          </p>
        )}
        {objective.kind === "development" && <Development of={objective.development} />}
        {review && <p className={styles.note}>{t("goal_page.learnt", { lessons: review })}</p>}
      </div>
    </Card>
  );
}

function Lack({ children }: { children: React.ReactNode }) {
  return (
    <p className={styles.lack} data-testid="goal-lack">
      <ExclamationCircleOutlined aria-hidden="true" />
      <span>{children}</span>
    </p>
  );
}

/** The five levels in one line; a missing one is named and marked. */
function PlanLine({ page }: { page: GoalPage }) {
  const { t } = useTranslation();
  const wordsOf = useValueWords();
  const row = page.key_result;
  const levels = planLine(
    page.goal.objective.decomposition,
    row?.key_result.title ?? null,
    row?.aim ? wordsOf(row).short(row.aim) : null,
  );
  return (
    <ol className={styles.plan} aria-label={t("goal_page.plan_line")} data-testid="goal-plan">
      {levels.map(({ level, said }) => (
        <li key={level} data-missing={said === null || undefined}>
          <small>{t(`goal_page.plan_${level}`)}</small>
          {said === null ? (
            <span>
              <ExclamationCircleOutlined aria-hidden="true" /> {t("goal_page.level_missing")}
            </span>
          ) : (
            <span>{said}</span>
          )}
        </li>
      ))}
    </ol>
  );
}
