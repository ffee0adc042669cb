import { useTranslation } from "react-i18next";
import type { KeyResultRow } from "../../../bindings";
import styles from "./result.module.css";
import { plainPercent, useValueWords } from "./values";

/** Against the lower and the higher of two targets, and against the best of the trade (G-23, G-28). */
export function Attainment({ row }: { row: KeyResultRow }) {
  const { t } = useTranslation();
  const words = useValueWords()(row);
  const { budget, stretch, benchmark } = row.key_result;
  const reached = (of: string | null) =>
    of === null ? null : t("goal_page.reached", { percent: plainPercent(`${of} %`) });
  const gap = row.benchmark_gap;
  const short = gap !== null && Number(gap) > 0;
  const lines = [
    budget && { name: "budget", value: budget, says: reached(row.of_budget) },
    stretch && { name: "stretch", value: stretch, says: reached(row.of_stretch) },
    benchmark && {
      name: "benchmark",
      value: benchmark,
      says:
        gap &&
        t(short ? "goal_page.gap" : "goal_page.ahead", { gap: words.short(gap.replace("-", "")) }),
    },
  ].filter((line) => line !== null && line !== "");
  if (lines.length === 0) return null;
  return (
    <ul className={styles.attainment} data-testid="attainment">
      {lines.map(({ name, value, says }) => (
        <li key={name} data-testid={`attainment-${name}`}>
          {t(`goal_page.${name}`)} <b>{words.short(value)}</b> {says && <span>{says}</span>}
        </li>
      ))}
    </ul>
  );
}
