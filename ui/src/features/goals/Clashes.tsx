import { WarningOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import type { GoalTree } from "../../bindings";
import { count } from "../../components/format";
import styles from "./goals.module.css";

const SHOWN = 2;

/** Numbers asked of the same person both as OKR and as KPI, each pair by its titles (G-20). */
export function Clashes({ tree }: { tree: GoalTree }) {
  const { t } = useTranslation();
  const titles = new Map(
    tree.rows.flatMap((row) =>
      row.key_results.map(({ key_result }) => [key_result.id, key_result.title]),
    ),
  );
  // The other one may lie outside what is shown; a clash is told once both can be named.
  const named = tree.clashes.flatMap(([okr, kpi]) => {
    const pair = { okr: titles.get(okr), kpi: titles.get(kpi) };
    return pair.okr && pair.kpi ? [{ id: `${okr} ${kpi}`, ...pair }] : [];
  });
  if (named.length === 0) return null;
  const more = named.length - SHOWN;
  return (
    <ul className={styles.clashes} data-testid="goal-clashes">
      {named.slice(0, SHOWN).map(({ id, okr, kpi }) => (
        <li key={id}>
          <WarningOutlined /> {t("goal.clash", { okr, kpi })}
        </li>
      ))}
      {more > 0 && <li>{t("goal.more_clashes", { total: count(more) })}</li>}
    </ul>
  );
}
