import styles from "./Bar.module.css";

/** A share as the filled part of a bar; the number it shows stands beside it. */
export function Bar({ percent }: { percent: number }) {
  const filled = Math.min(100, Math.max(0, percent));
  return (
    <span className={styles.bar} aria-hidden="true">
      <i style={{ width: `${filled}%` }} />
    </span>
  );
}
