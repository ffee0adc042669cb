import styles from "./RangeBar.module.css";

type Props = {
  low: number;
  at: number;
  high: number;
  /** the line with which all ranges are compared */
  average: number;
  /** the ends of the scale, the same in every row */
  scale: { from: number; to: number };
  label: string;
};

/** A number with its range as a dot on a whisker, beside a line for the average. */
export function RangeBar({ low, at, high, average, scale, label }: Props) {
  const reach = scale.to - scale.from || 1;
  const place = (value: number) =>
    `${Math.min(100, Math.max(0, ((value - scale.from) / reach) * 100))}%`;
  const right = Math.min(100, Math.max(0, ((scale.to - high) / reach) * 100));
  return (
    <span className={styles.range} role="img" aria-label={label} title={label}>
      <i className={styles.average} style={{ left: place(average) }} />
      <i className={styles.whisker} style={{ left: place(low), right: `${right}%` }} />
      <i className={styles.dot} style={{ left: place(at) }} />
    </span>
  );
}
