import { WarningOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import type { GoalRow } from "../../bindings";
import { count } from "../../components/format";
import styles from "./goals.module.css";

/** What an objective lacks, in a few quiet words. */
export function FaultHint({ row }: { row: GoalRow }) {
  const { t } = useTranslation();
  if (row.faults.length === 0) return null;
  const words = row.faults.map((fault) =>
    t(`goal_fault.${fault}`, { weights: count(row.weights) }),
  );
  const said = words.join(t("common.comma"));
  return (
    <span className={styles.fault} title={said} data-testid="goal-faults">
      <WarningOutlined /> {said}
    </span>
  );
}
