import { useTranslation } from "react-i18next";
import type { Employee, ScoreBoard } from "../../bindings";
import { useGo } from "../../components/address";
import { useScope } from "../../components/scope";
import { useMay } from "../../components/session";
import { TextLink } from "../../components/TextLink";
import { useEverybody } from "./queries";
import styles from "./scoreBoard.module.css";
import { useInScope } from "./useInScope";

const NAMED = 6;

/** Those who work here in the period while no sheet measures them. */
function unmeasured({ sheets, period }: ScoreBoard, people: Employee[]): Employee[] {
  const measured = new Set(sheets.flatMap((one) => one.people.map((person) => person.employee_id)));
  return people.filter(
    ({ id, joined_on, left_on }) =>
      !measured.has(id) &&
      (joined_on === null || joined_on <= period.to) &&
      (left_on === null || left_on >= period.from),
  );
}

/** One line about people without a sheet, for who can give them one. */
export function Unmeasured({ board }: { board: ScoreBoard }) {
  const { t } = useTranslation();
  const go = useGo();
  const { store_id } = useScope();
  const inScope = useInScope();
  const edits = useMay("edit_kpi_sheet");
  const seesPeople = useMay("view_people");
  const { data } = useEverybody(edits && seesPeople && board.sheets.length > 0);
  if (!data) return null;
  const here = data.filter(
    (one) => inScope(one.store_id) && (store_id === null || one.store_id === store_id),
  );
  const without = unmeasured(board, here);
  if (without.length === 0) return null;
  const names = without.slice(0, NAMED).map(({ name }) => name);
  return (
    <p className={styles.unmeasured} data-testid="unmeasured">
      <span title={without.map(({ name }) => name).join(t("common.comma"))}>
        {t(without.length > NAMED ? "score_board.unmeasured_more" : "score_board.unmeasured", {
          count: without.length,
          names: names.join(t("common.comma")),
        })}
      </span>
      <TextLink onClick={() => go("/scores/sheets")}>{t("score_board.assign")}</TextLink>
    </p>
  );
}
