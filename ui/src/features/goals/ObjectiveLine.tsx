import { CaretDownOutlined, CaretRightOutlined, LockOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import { count, span } from "../../components/format";
import { Pill } from "../../components/Page";
import { useSigned } from "../../components/session";
import { FaultHint } from "./FaultHint";
import { GoalMenu } from "./GoalMenu";
import styles from "./goals.module.css";
import { Indent } from "./Indent";
import { ProgressBar, wholePercent } from "./ProgressBar";
import { StandingPill } from "./StandingPill";
import type { Node } from "./tree";

type Props = { node: Node; depth: number; isOpen: boolean; opens: boolean; onToggle: () => void };

/** An objective: whose it is and until when, how far it has come, and what it lacks. */
export function ObjectiveLine({ node, depth, isOpen, opens, onToggle }: Props) {
  const { t } = useTranslation();
  const { chain } = useSigned();
  const { row, toward } = node;
  const { objective, pace } = row;
  const whose = row.holder_name || t("goal_level.chain");
  const someWithout = row.without_data > 0 && row.without_data < row.key_results.length;
  const about = [
    objective.kind === "development" && t("goal_kind.development"),
    span(objective.begins_on, objective.ends_on, chain.today),
    toward && t("goal.toward", { title: toward }),
  ].filter(Boolean);
  return (
    <>
      <span className={styles.title}>
        <Indent depth={depth} />
        <button
          type="button"
          className={styles.caret}
          aria-label={t(isOpen ? "goal.fold" : "goal.unfold", { title: objective.title })}
          data-testid="goal-caret"
          data-hidden={!opens || undefined}
          tabIndex={-1}
          onClick={(event) => {
            event.stopPropagation();
            onToggle();
          }}
        >
          {isOpen ? <CaretDownOutlined /> : <CaretRightOutlined />}
        </button>
        <span className={styles.words}>
          <span className={styles.name}>
            <b title={objective.title}>{objective.title}</b>
            {objective.method === "kpi" && <Pill tone="grey">{t("goal_method.kpi")}</Pill>}
            {objective.locked && (
              <LockOutlined className={styles.lock} title={t("goal.is_agreed")} />
            )}
          </span>
          <span className={styles.about}>
            <span className={styles.whose}>{whose}</span>
            <span className={styles.rest}>{about.join(" · ")}</span>
            <FaultHint row={row} />
          </span>
        </span>
      </span>
      <span className={styles.person} title={row.owner_name}>
        {row.owner_name}
      </span>
      <span className={`${styles.end} ${styles.quiet}`}>
        {t("goal.results", { count: row.key_results.length })}
        {someWithout && ` · ${t("goal.without_data", { total: count(row.without_data) })}`}
      </span>
      <ProgressBar done={row.progress} planned={pace.planned} standing={row.standing} />
      <span className={styles.percent}>{wholePercent(row.progress)}</span>
      <StandingPill standing={row.standing} />
      <GoalMenu row={row} />
    </>
  );
}
