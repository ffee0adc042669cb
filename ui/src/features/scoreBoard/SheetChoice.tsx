import { Segmented, Select } from "antd";
import { useTranslation } from "react-i18next";
import type { BoardSheet } from "../../bindings";
import { useFilters } from "../../components/filters";
import { count } from "../../components/format";
import { inWords } from "../../components/kpi";

const SIDE_BY_SIDE = 4;

/** Which sheet is on screen: side by side while they are few. */
export function SheetChoice({ sheets, chosen }: { sheets: BoardSheet[]; chosen: BoardSheet }) {
  const { t, i18n } = useTranslation();
  const [, change] = useFilters();
  const several = (family: string) => sheets.filter((one) => one.family_id === family).length > 1;
  const label = ({ name, family_id, version, people }: BoardSheet) =>
    [
      inWords(name, i18n.language),
      several(family_id) && t("score_board.version", { version }),
      count(people.length),
    ]
      .filter(Boolean)
      .join(" · ");
  const options = sheets.map((sheet) => ({ value: sheet.sheet_id, label: label(sheet) }));
  const choice = {
    options,
    value: chosen.sheet_id,
    "aria-label": t("score_board.sheet"),
    "data-testid": "sheet-choice",
    onChange: (sheet: string) => change({ sheet, sort: null, rising: null }),
  };
  if (sheets.length > SIDE_BY_SIDE)
    return <Select {...choice} popupMatchSelectWidth={false} showSearch />;
  return <Segmented<string> {...choice} />;
}
