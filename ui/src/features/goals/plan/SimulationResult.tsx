import { CheckCircleFilled, WarningFilled } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import type { Capacity, Simulated } from "../../../bindings";
import { Bar } from "../../../components/Bar";
import { count, grouped } from "../../../components/format";
import { TextLink } from "../../../components/TextLink";
import type { GoalName } from "../page/links";
import { useOpenGoal } from "../page/useOpenGoal";
import { bottleneckOf } from "./demand";
import styles from "./plan.module.css";

type Props = { found: Simulated; warned: GoalName[] };

/** The orders that would come, what each resource holds, and which one gives way first. */
export function SimulationResult({ found, warned }: Props) {
  const { t } = useTranslation();
  const open = useOpenGoal();
  const bottleneck = bottleneckOf(found);
  return (
    <div className={styles.result} data-testid="simulated" aria-live="polite">
      <p className={styles.orders}>{t("demand.orders", { orders: count(found.orders) })}</p>
      {found.capacities.length === 0 && <p className={styles.hint}>{t("demand.needs")}</p>}
      <ul>
        {found.capacities.map((capacity) => (
          <ResourceLine key={capacity.resource} capacity={capacity} />
        ))}
      </ul>
      {bottleneck && (
        <p className={styles.bottleneck} data-testid="bottleneck">
          <WarningFilled />{" "}
          {t("demand.bottleneck", {
            resource: t(`demand.resource_${bottleneck.resource}`),
            orders: count(bottleneck.orders),
            missing: count(bottleneck.missing),
          })}
        </p>
      )}
      {!bottleneck && found.capacities.length > 0 && (
        <p className={styles.enough}>
          <CheckCircleFilled /> {t("demand.all_enough")}
        </p>
      )}
      {bottleneck && warned.length > 0 && (
        <p className={styles.touches}>
          {t("demand.touches")}
          {warned.map((goal) => (
            <TextLink key={goal.id} onClick={() => open(goal.id)}>
              {goal.whose} · {goal.title}
            </TextLink>
          ))}
        </p>
      )}
    </div>
  );
}

const shown = (value: string) => grouped(String(Number(Number(value).toFixed(1))));

function ResourceLine({ capacity }: { capacity: Capacity }) {
  const { t } = useTranslation();
  const { resource, needed, available, is_short } = capacity;
  const filled = Number(available) > 0 ? (Number(needed) / Number(available)) * 100 : 100;
  return (
    <li data-short={is_short || undefined}>
      <span>{t(`demand.resource_${resource}`)}</span>
      <Bar percent={filled} />
      <b>
        {is_short ? <WarningFilled /> : <CheckCircleFilled />}{" "}
        {t(is_short ? "demand.short" : "demand.enough")}
      </b>
      <small>
        {t("demand.needed_of", {
          needed: shown(needed),
          available: shown(available),
          unit: t(`demand.unit_${resource}`),
        })}
      </small>
    </li>
  );
}
