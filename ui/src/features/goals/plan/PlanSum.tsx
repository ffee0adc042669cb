import { CheckCircleFilled, WarningFilled } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import type { GoalPlan } from "../../../bindings";
import { useFigures } from "../../../components/session";
import styles from "./plan.module.css";
import { type StoreTarget, spread, sumOf } from "./share";

type Props = {
  plan: GoalPlan;
  targets: StoreTarget[];
  digits: number;
  onSpread: (targets: Record<string, string>) => void;
};

/** The sum against the aim, where the parts add up to it. */
export function PlanSum({ plan, targets, digits, onSpread }: Props) {
  const { t } = useTranslation();
  const { short, full } = useFigures();
  const { aim, unit } = plan;
  if (!plan.adds_up)
    return <p className={styles.sum}>{t("plan.no_sum", { aim: short(aim, unit) })}</p>;
  const { sum, off, sign } = sumOf(targets, aim, digits);
  const even = sign === 0;
  const spreadOut = even ? null : spread(targets, aim, digits);
  const says = even ? "even" : sign > 0 ? "over" : "short";
  return (
    <p className={styles.sum} data-testid="plan-sum">
      <span title={full(sum, unit)}>
        {t("plan.sum", { sum: short(sum, unit), aim: short(aim, unit) })}
      </span>
      <b data-tone={even ? "green" : "amber"} title={full(off, unit)}>
        {even ? <CheckCircleFilled /> : <WarningFilled />}{" "}
        {t(`plan.${says}`, { off: short(off, unit) })}
      </b>
      {spreadOut && (
        <Button size="small" data-testid="spread" onClick={() => onSpread(spreadOut)}>
          {t("plan.spread")}
        </Button>
      )}
    </p>
  );
}
