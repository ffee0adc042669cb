import { ShareAltOutlined, SubnodeOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import type { KeyResultRow, Pace, SharedKeyResult } from "../../bindings";
import { NO_FIGURE } from "../../components/format";
import { useGoalFigures } from "./figures";
import styles from "./goals.module.css";
import { Indent } from "./Indent";
import { ProgressBar, wholePercent } from "./ProgressBar";
import { StandingPill } from "./StandingPill";

type Props = { result: KeyResultRow; pace: Pace; depth: number };

/** A key result inside its objective: its value on the way to its aim. */
export function KeyResultLine({ result, pace, depth }: Props) {
  const { t } = useTranslation();
  const figure = useGoalFigures();
  const { key_result, unit, value, aim, progress, standing, chance } = result;
  const done = progress?.counted ?? null;
  const hint = result.lost_metric
    ? t("goal.lost_metric")
    : aim === null && key_result.kind !== "milestone" && t("goal.start_missing");
  return (
    <>
      <span className={styles.title}>
        <Indent depth={depth} />
        <i className={styles.dot} aria-hidden="true" />
        <span className={styles.result} title={key_result.title}>
          {key_result.title}
        </span>
        {hint && <span className={styles.fault}>{hint}</span>}
      </span>
      <span className={styles.person} title={result.owner_name}>
        {result.owner_name}
      </span>
      <span className={`${styles.end} ${styles.way}`}>
        <span data-none={value === null || undefined}>{figure(value, key_result, unit)}</span>
        <span className={styles.arrow}>→</span>
        <b>{figure(aim, key_result, unit)}</b>
      </span>
      <ProgressBar done={done} planned={pace.planned} standing={standing} />
      <span className={styles.percent}>{wholePercent(done)}</span>
      <StandingPill standing={standing} chance={chance} />
      <span />
    </>
  );
}

/** A key result of another objective that counts here too (G-08). */
export function SharedLine({ shared, depth }: { shared: SharedKeyResult; depth: number }) {
  const { t } = useTranslation();
  return (
    <>
      <span className={styles.title}>
        <Indent depth={depth} />
        <ShareAltOutlined className={styles.shared} />
        <span className={styles.result} title={shared.title}>
          {shared.title}
        </span>
        <span className={styles.quiet}>{t("goal.shared", { weight: shared.weight })}</span>
      </span>
      <span className={styles.person}>{NO_FIGURE}</span>
      <span />
      <span />
      <span className={styles.percent}>{wholePercent(shared.counted)}</span>
      <span />
      <span />
    </>
  );
}

/** Goals that support the one above and were not read yet. */
export function MoreLine({ goals, depth }: { goals: number; depth: number }) {
  const { t } = useTranslation();
  return (
    <span className={styles.title}>
      <Indent depth={depth} />
      <SubnodeOutlined className={styles.shared} />
      <span className={styles.more}>{t("goal.more_below", { count: goals })}</span>
    </span>
  );
}
