import { ArrowDownOutlined, ArrowRightOutlined, ArrowUpOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import type { WhatIfRow } from "../../../bindings";
import { count, NO_FIGURE } from "../../../components/format";
import { points } from "../../../components/kpi";
import styles from "./panel.module.css";

/** What a change of the sheet would make of somebody. */
export function OutcomeRow({ row }: { row: WhatIfRow }) {
  const { t } = useTranslation();
  const { rank_before, rank_after } = row;
  const way = turn(row.before, row.after);
  const moved =
    rank_before !== null && rank_after !== null && rank_before !== rank_after
      ? rank_after < rank_before
      : null;
  const grades = [row.grade_before, row.grade_after].map((grade) => grade ?? NO_FIGURE);
  const [before, after] = [points(row.before), points(row.after)];
  return (
    <tr className={styles.person} data-testid="try-row" data-id={row.employee_id}>
      <td title={[row.name, row.store_name].filter(Boolean).join(" · ")}>
        {row.name} <small>{row.store_name}</small>
      </td>
      <td data-way={way}>
        {before === after ? (
          after
        ) : (
          <>
            <small>{before}</small>{" "}
            {way === "up" ? (
              <ArrowUpOutlined aria-label={t("kpi_sheets.rises")} />
            ) : way === "down" ? (
              <ArrowDownOutlined aria-label={t("kpi_sheets.falls")} />
            ) : (
              <ArrowRightOutlined aria-label={t("kpi_sheets.becomes")} />
            )}{" "}
            {after}
          </>
        )}
      </td>
      <td data-changed={grades[0] !== grades[1] || undefined}>
        {grades[0] === grades[1] ? grades[1] : grades.join(" → ")}
      </td>
      <td data-way={moved === null ? undefined : moved ? "up" : "down"}>
        {count(rank_after)}
        {moved !== null && (
          <small>
            {" "}
            {moved ? (
              <ArrowUpOutlined aria-label={t("kpi_sheets.rises")} />
            ) : (
              <ArrowDownOutlined aria-label={t("kpi_sheets.falls")} />
            )}
            {count(Math.abs((rank_before ?? 0) - (rank_after ?? 0)))}
          </small>
        )}
      </td>
    </tr>
  );
}

function turn(before: string | null, after: string | null): "up" | "down" | undefined {
  if (before === null || after === null) return undefined;
  const change = Number(after) - Number(before);
  return change > 0 ? "up" : change < 0 ? "down" : undefined;
}
