import { useTranslation } from "react-i18next";
import type { ProofItem } from "../../bindings";
import { points } from "../../components/kpi";
import styles from "./detail.module.css";

/** The marks behind an item; of those that several give together only how many there are. */
export function Marks({ one }: { one: ProofItem }) {
  const { t } = useTranslation();
  const { source } = one.item;
  if (source.kind !== "rating" && source.kind !== "raters") return null;
  const open = one.marks.filter(({ value }) => value !== null);
  return (
    <>
      <h3>{t("score.marks")}</h3>
      {one.marks.length === 0 && <p className={styles.quiet}>{t("score.no_marks")}</p>}
      {one.marks.length > 0 && open.length === 0 && (
        <p className={styles.quiet}>{t("score.marks_hidden", { count: one.marks.length })}</p>
      )}
      <ul>
        {open.map((mark) => (
          <li
            key={`${mark.day} ${mark.rater} ${mark.value}`}
            className={styles.line}
            data-of="mark"
            data-testid="item-mark"
          >
            <b className={styles.mark}>{t("score.mark", { mark: points(mark.value) })}</b>
            <span>{mark.evidence}</span>
            <small className={styles.quiet}>
              {mark.rater} · {mark.day}
            </small>
          </li>
        ))}
      </ul>
    </>
  );
}
