import type { ReactNode } from "react";
import type { Tone } from "../../../components/Page";
import styles from "./result.module.css";

export type GoalFigure = {
  key: string;
  name: string;
  value: ReactNode;
  tone?: Tone;
  title?: string;
};

/** The few figures a goal is known by, side by side; another one is another entry. */
export function Figures({ figures }: { figures: GoalFigure[] }) {
  return (
    <dl className={styles.figures}>
      {figures.map(({ key, name, value, tone, title }) => (
        <div key={key} data-tone={tone} data-testid={`goal-${key}`}>
          <dt>{name}</dt>
          <dd title={title}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
