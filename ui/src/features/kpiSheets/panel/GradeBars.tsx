import { useTranslation } from "react-i18next";
import type { GradeCount } from "../../../bindings";
import { count } from "../../../components/format";
import styles from "./panel.module.css";

type Props = { before: GradeCount[]; after: GradeCount[] };

/** How many people have each grade, as it is above and as it would be below. */
export function GradeBars({ before, after }: Props) {
  const { t } = useTranslation();
  const grades = [...new Set([...after, ...before].map(({ grade }) => grade))];
  const people = (of: GradeCount[], grade: string) =>
    of.find((one) => one.grade === grade)?.people ?? 0;
  const most = Math.max(1, ...[...before, ...after].map(({ people }) => people));
  if (grades.length === 0) return null;
  return (
    <ul
      className={styles.grades}
      aria-label={t("kpi_sheets.grade_spread")}
      data-testid="try-grades"
    >
      {grades.map((grade) => {
        const [was, would] = [people(before, grade), people(after, grade)];
        return (
          <li key={grade}>
            <b>{grade}</b>
            <span className={styles.gradeBars} aria-hidden="true">
              <i data-of="before" style={{ width: `${(was / most) * 100}%` }} />
              <i data-of="after" style={{ width: `${(would / most) * 100}%` }} />
            </span>
            <span>{was === would ? count(would) : `${count(was)} → ${count(would)}`}</span>
          </li>
        );
      })}
    </ul>
  );
}
