import { Segmented } from "antd";
import { useTranslation } from "react-i18next";
import type { SheetRow } from "../../../bindings";
import { useFilters } from "../../../components/filters";
import { count } from "../../../components/format";
import { type ListState, STATES, statesOf } from "./found";

/** Which sheets are listed, by what they are today; states that none has are left out. */
export function StateFilter({ rows }: { rows: SheetRow[] }) {
  const { t } = useTranslation();
  const [filters, change] = useFilters();
  const number = (state: ListState) => rows.filter((row) => statesOf(row).includes(state)).length;
  const options = STATES.filter((state) => number(state) > 0).map((state) => ({
    value: state as string,
    label: `${t(`kpi_sheets.state.${state}`)} ${count(number(state))}`,
  }));
  if (options.length < 2) return null;
  return (
    <Segmented<string>
      value={filters.state ?? "all"}
      aria-label={t("kpi_sheets.column.state")}
      data-testid="sheet-state"
      options={[{ value: "all", label: t("kpi_sheets.all") }, ...options]}
      onChange={(state) => change({ state: state === "all" ? null : state })}
    />
  );
}
