import { useTranslation } from "react-i18next";
import type { ProofItem } from "../../bindings";
import { useGo } from "../../components/address";
import { Bar } from "../../components/Bar";
import { NO_FIGURE } from "../../components/format";
import { points } from "../../components/kpi";
import { TextLink } from "../../components/TextLink";
import styles from "./detail.module.css";

/** The objectives behind an item, each with how far it has come. */
export function Goals({ one }: { one: ProofItem }) {
  const { t } = useTranslation();
  const go = useGo();
  if (one.item.source.kind !== "goals") return null;
  return (
    <>
      <h3>{t("score.goals")}</h3>
      {one.goals.length === 0 && <p className={styles.quiet}>{t("score.no_goals")}</p>}
      <ul>
        {one.goals.map(({ objective_id, title, progress }) => (
          <li key={objective_id} className={styles.line} data-of="goal" data-testid="item-goal">
            <TextLink onClick={() => go("/goals/goal", { id: objective_id })}>{title}</TextLink>
            <span>{progress === null ? NO_FIGURE : `${points(progress)} %`}</span>
            <span className={styles.whole}>
              <Bar percent={Number(progress ?? 0)} />
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
