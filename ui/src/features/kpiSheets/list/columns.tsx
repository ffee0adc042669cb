import { Button } from "antd";
import { useTranslation } from "react-i18next";
import type { SheetRow } from "../../../bindings";
import { useGo } from "../../../components/address";
import type { Column } from "../../../components/DataTable";
import { count, NO_FIGURE } from "../../../components/format";
import { inWords } from "../../../components/kpi";
import { Pill, type Tone } from "../../../components/Page";
import { itemsOf } from "../state/sheet";
import { sheetOf } from "../state/versions";
import { type ListState, statesOf } from "./found";
import styles from "./list.module.css";

const TONES: Record<ListState, Tone> = {
  current: "green",
  draft: "amber",
  coming: "tint",
  none: "grey",
};

/** The columns of the list of sheets. */
export function useSheetColumns(): Column<SheetRow>[] {
  const { t, i18n } = useTranslation();
  const go = useGo();
  const name = (row: SheetRow) => inWords(sheetOf(row)?.name, i18n.language);
  const state = (row: SheetRow, one: ListState) => {
    const day = row.next?.published_from ?? "";
    return one === "coming"
      ? t("kpi_sheets.state.coming_from", { day })
      : t(`kpi_sheets.state.${one}`);
  };
  const groups = (row: SheetRow) =>
    (sheetOf(row)?.content.groups ?? [])
      .map((group) => `${inWords(group.name, i18n.language)} ${group.weight} %`)
      .join(" · ");
  return [
    {
      key: "name",
      title: t("kpi_sheets.column.name"),
      width: "xl",
      lead: true,
      text: name,
      render: (row) => <span title={name(row)}>{name(row)}</span>,
    },
    {
      key: "state",
      title: t("kpi_sheets.column.state"),
      width: "l",
      text: (row) =>
        statesOf(row)
          .map((one) => state(row, one))
          .join(" "),
      render: (row) => (
        <span className={styles.states}>
          {statesOf(row).map((one) => (
            <Pill key={one} tone={TONES[one]}>
              {state(row, one)}
            </Pill>
          ))}
        </span>
      ),
    },
    {
      key: "groups",
      title: t("kpi_sheets.column.groups"),
      width: "fill",
      text: groups,
      render: (row) => <span title={groups(row)}>{groups(row) || NO_FIGURE}</span>,
    },
    {
      key: "items",
      title: t("kpi_sheets.column.items"),
      width: "xs",
      align: "end",
      render: (row) => count(itemsOf(sheetOf(row)?.content ?? {}).length),
    },
    {
      key: "cycle",
      title: t("kpi_sheets.column.cycle"),
      width: "s",
      render: (row) => t(`kpi.grain.${sheetOf(row)?.cycle ?? "month"}`),
    },
    {
      key: "from",
      title: t("kpi_sheets.column.from"),
      width: "m",
      render: (row) => row.current?.published_from ?? NO_FIGURE,
    },
    {
      key: "versions",
      title: t("kpi_sheets.column.versions"),
      width: "xs",
      align: "end",
      render: (row) => count(row.versions),
    },
    {
      key: "people",
      title: t("kpi_sheets.column.people"),
      width: "s",
      align: "end",
      text: (row) => count(row.people),
      render: (row) => (
        <Button
          type="link"
          size="small"
          className={styles.people}
          aria-label={t("kpi_sheets.people_of", { name: name(row), total: count(row.people) })}
          data-testid="sheet-people"
          onClick={(event) => {
            event.stopPropagation();
            const sheet = sheetOf(row)?.family_id;
            if (sheet) go("/scores/sheet", { sheet, filter: { show: "assign" } });
          }}
        >
          {count(row.people)}
        </Button>
      ),
    },
  ];
}
