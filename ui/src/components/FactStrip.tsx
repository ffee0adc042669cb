import type { ReactNode } from "react";
import styles from "./FactStrip.module.css";

/** The few figures a thing is known by, side by side. */
export function FactStrip({ facts }: { facts: [string, ReactNode][] }) {
  return (
    <dl className={styles.strip}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
