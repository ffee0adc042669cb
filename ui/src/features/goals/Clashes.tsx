import { WarningOutlined } from "@ant-design/icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { GoalTree } from "../../bindings";
import { count } from "../../components/format";
import { TextLink } from "../../components/TextLink";
import styles from "./goals.module.css";

/** Numbers asked of the same person both as OKR and as KPI, each pair by its titles (G-20). */
export function Clashes({ tree }: { tree: GoalTree }) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const titles = new Map(
    tree.rows.flatMap((row) =>
      row.key_results.map(({ key_result }) => {
        const whose = row.holder_name || t("goal_level.chain");
        return [key_result.id, `${whose} · ${key_result.title}`] as const;
      }),
    ),
  );
  // The other one may lie outside what is shown; a clash is told once both can be named.
  const named = tree.clashes.flatMap(([okr, kpi]) => {
    const pair = { okr: titles.get(okr), kpi: titles.get(kpi) };
    return pair.okr && pair.kpi ? [{ id: `${okr} ${kpi}`, ...pair }] : [];
  });
  if (named.length === 0) return null;
  const more = named.length - 1;
  return (
    <ul className={styles.clashes} data-testid="goal-clashes">
      {(all ? named : named.slice(0, 1)).map(({ id, okr, kpi }, at) => (
        <li key={id}>
          <WarningOutlined /> {t("goal.clash", { okr, kpi })}{" "}
          {at === 0 && more > 0 && (
            <TextLink onClick={() => setAll(!all)}>
              {all ? t("goal.fewer_clashes") : t("goal.more_clashes", { total: count(more) })}
            </TextLink>
          )}
        </li>
      ))}
    </ul>
  );
}
