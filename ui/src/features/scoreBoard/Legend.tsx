import { CaretDownFilled } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import { count } from "../../components/format";
import { HEATS } from "./board";
import styles from "./heat.module.css";

/** What the colours and marks mean, and how many of the people a search leaves. */
export function Legend({ shown, of }: { shown: number; of: number }) {
  const { t } = useTranslation();
  return (
    <div className={styles.legend}>
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
      {shown < of && (
        <span className={styles.found} data-testid="found-people">
          {t("score_board.found", { shown: count(shown), total: count(of) })}
        </span>
      )}
    </div>
  );
}
