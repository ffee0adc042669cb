import { useTranslation } from "react-i18next";
import type { Curve, Target } from "../../../bindings";
import { exact } from "../../../components/format";
import { curveWords } from "../../../components/kpi";
import { drawn } from "./curve";
import styles from "./editor.module.css";

const SIZES = { small: { width: 72, height: 24 }, large: { width: 220, height: 96 } };
const EDGE = 2;

type Props = { curve: Curve; target: Target; full: number; large?: boolean };

/** The score over the values around the target, as a line; the dashed one stands at the target. */
export function CurveDrawing({ curve, target, full, large }: Props) {
  const { t } = useTranslation();
  const line = drawn(curve, target, full);
  const { width, height } = SIZES[large ? "large" : "small"];
  if (!line) return large ? <p className={styles.none}>{t("kpi_sheets.no_drawing")}</p> : null;
  const [[left, right], [low, high]] = [line.x, line.y];
  const x = (value: number) => EDGE + ((value - left) / (right - left)) * (width - 2 * EDGE);
  const y = (score: number) => height - EDGE - ((score - low) / (high - low)) * (height - 2 * EDGE);
  const inner = (share: number) => left + (right - left) * share;
  const told = (value: number) => exact(String(Number(value.toFixed(2))));
  return (
    <figure className={styles.drawing} data-large={large}>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        width={width}
        height={height}
        role="img"
        aria-label={curveWords(curve, target, t)}
      >
        <line x1={0} x2={width} y1={y(0)} y2={y(0)} className={styles.axis} />
        <line
          x1={x(line.target)}
          x2={x(line.target)}
          y1={0}
          y2={height}
          className={styles.atTarget}
        />
        <polyline
          points={line.points.map((point) => `${x(point.x)},${y(point.y)}`).join(" ")}
          className={styles.line}
        />
      </svg>
      {large && (
        <figcaption>
          <span>{told(left)}</span>
          <span>{told(right)}</span>
          <b style={{ left: x(Math.min(Math.max(line.target, inner(0.2)), inner(0.8))) }}>
            {t("kpi_sheets.target_at", { value: told(line.target) })}
          </b>
        </figcaption>
      )}
    </figure>
  );
}
