import { useTranslation } from "react-i18next";
import type { KpiGroup } from "../../../bindings";
import { inWords } from "../../../components/kpi";
import styles from "./library.module.css";

/** How the groups share a sheet: a bar in parts, each named below with its weight. */
export function WeightBar({ groups }: { groups: KpiGroup[] }) {
  const { i18n } = useTranslation();
  return (
    <div className={styles.weights}>
      <span className={styles.bar} aria-hidden="true">
        {groups.map(({ key, weight }, at) => (
          <i key={key} data-part={at % 4} style={{ flexGrow: Math.max(Number(weight) || 0, 0) }} />
        ))}
      </span>
      <span className={styles.parts}>
        {groups.map(({ key, name, weight }, at) => (
          <span key={key}>
            <i data-part={at % 4} aria-hidden="true" />
            {inWords(name, i18n.language)} <b>{weight} %</b>
          </span>
        ))}
      </span>
    </div>
  );
}
