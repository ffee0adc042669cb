import { CaretDownFilled } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import type { BoardSheet } from "../../bindings";
import { useFilters } from "../../components/filters";
import { count } from "../../components/format";
import { HEATS, named } from "./board";
import styles from "./heat.module.css";

/** How many of the people a search leaves, and what colours and marks mean. */
export function Legend({ sheet }: { sheet: BoardSheet }) {
  const { t } = useTranslation();
  const [{ text = "" }] = useFilters();
  const all = sheet.people.length;
  const shown = named(sheet.people, text).length;
  return (
    <div className={styles.legend}>
      {shown < all && (
        <span data-testid="found-people">
          {t("score_board.found", { shown: count(shown), total: count(all) })}
        </span>
      )}
      <span className={styles.entry}>
        {t("score_board.low")}
        <span className={styles.steps} aria-hidden="true">
          {Array.from({ length: HEATS + 1 }, (_, heat) => heat).map((heat) => (
            <i key={heat} className={`${styles.cell} ${styles.step}`} data-heat={heat} />
          ))}
        </span>
        {t("score_board.high")}
      </span>
      <span className={styles.entry}>
        <CaretDownFilled className={styles.short} /> {t("score_board.short")}
      </span>
    </div>
  );
}
