import styles from "./Figure.module.css";

const WIDTH = 100;
const HEIGHT = 24;

/** The points of a sparkline; days without data break nothing, they are left out. */
export function sparkPoints(values: readonly (string | null)[]): string {
  const known = values.flatMap((value, at) => (value === null ? [] : [{ at, y: Number(value) }]));
  if (known.length < 2) return "";
  const low = Math.min(...known.map(({ y }) => y));
  const high = Math.max(...known.map(({ y }) => y));
  const reach = high - low || 1;
  const step = WIDTH / Math.max(values.length - 1, 1);
  return known
    .map(
      ({ at, y }) =>
        `${(at * step).toFixed(1)},${(HEIGHT - ((y - low) / reach) * HEIGHT).toFixed(1)}`,
    )
    .join(" ");
}

/** The last days of a number as a line without axes; an ornament beside the figure itself. */
export function Spark({ values }: { values: readonly (string | null)[] }) {
  return (
    <svg
      className={styles.spark}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <polyline points={sparkPoints(values)} />
    </svg>
  );
}
