import type { GradeCount } from "../../bindings";
import { count } from "../../components/format";
import styles from "./scoreBoard.module.css";

/** How many have which grade: a bar in the order of the grades, each named with its number under it. */
export function GradeBar({ grades }: { grades: GradeCount[] }) {
  const shade = (at: number) => ({ opacity: 1 - (at / grades.length) * 0.85 });
  return (
    <div className={styles.grades} data-testid="grades">
      <div className={styles.gradeBar} aria-hidden="true">
        {grades.map(({ grade, people }, at) => (
          <i key={grade} style={{ flexGrow: people, ...shade(at) }} />
        ))}
      </div>
      <ul>
        {grades.map(({ grade, people }, at) => (
          <li key={grade} data-none={people === 0 || undefined}>
            <i className={styles.swatch} style={shade(at)} aria-hidden="true" />
            {grade} <b>{count(people)}</b>
          </li>
        ))}
      </ul>
    </div>
  );
}
