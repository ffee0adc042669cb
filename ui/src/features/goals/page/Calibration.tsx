import { useTranslation } from "react-i18next";
import type { Calibration as Held } from "../../../bindings";
import { count } from "../../../components/format";
import { useCalibration } from "./queries";
import styles from "./result.module.css";

/** The chance that is told first, in per cent, and of how many goals it says anything. */
const SAID = 70;
const FEWEST = 20;

/** Whether such chances held on the chain's own past; behind the line each of those looked at. */
export function Calibration() {
  const { t } = useTranslation();
  const { data = [] } = useCalibration();
  const told = data.find(({ said }) => said === SAID);
  if (!told || told.goals < FEWEST) return null;
  const { said, goals } = told;
  return (
    <details className={styles.calibration} data-testid="calibration">
      <summary>
        {t("goal_page.calibration", { said, goals: count(goals), reached: reached(told) })}
      </summary>
      <table>
        <thead>
          <tr>
            <th>{t("goal_page.calibration_said")}</th>
            <th>{t("goal_page.calibration_goals")}</th>
            <th>{t("goal_page.calibration_reached")}</th>
          </tr>
        </thead>
        <tbody>
          {data.map((one) => (
            <tr key={one.said} data-testid="calibration-line">
              <td>{one.said} %</td>
              <td>{count(one.goals)}</td>
              <td>{reached(one)} %</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>{t("goal_page.calibration_about")}</p>
    </details>
  );
}

/** The share that was reached, in whole per cent. */
const reached = ({ goals, met }: Held) => Math.round((met / goals) * 100);
