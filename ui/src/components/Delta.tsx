import { useTranslation } from "react-i18next";
import type { Direction } from "../bindings";
import styles from "./Figure.module.css";
import { NO_FIGURE, signedChange } from "./format";

type Tone = "good" | "bad" | "plain";

/** Whether a change is welcome, given which way the metric should go. */
export function toneOf(change: string | null, direction: Direction): Tone {
  const number = Number(change ?? 0);
  if (Number(number.toFixed(1)) === 0 || direction === "neutral") return "plain";
  return number > 0 === (direction === "higher") ? "good" : "bad";
}

/** A change with arrow, sign and unit; the colour only repeats what these say. */
export function Delta({
  change,
  direction,
  points = false,
  against,
}: {
  change: string | null;
  direction: Direction;
  points?: boolean;
  against?: string;
}) {
  const { t } = useTranslation();
  const text = signedChange(change);
  const rising = Number(change ?? 0) > 0;
  const flat = text === NO_FIGURE || !/[1-9]/.test(text);
  const unit = points ? t("figure.points") : "%";
  return (
    <span className={styles.delta} data-tone={toneOf(change, direction)}>
      <b>
        {!flat && (
          <span className={styles.arrow} aria-hidden="true">
            {rising ? "▲" : "▼"}
          </span>
        )}
        {text === NO_FIGURE ? text : `${text} ${unit}`}
      </b>
      {against && ` ${against}`}
    </span>
  );
}
