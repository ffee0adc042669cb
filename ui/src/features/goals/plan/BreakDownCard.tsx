import { Button, Segmented } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { BreakDown, GoalPlan, GoalRow, KeyResultRow } from "../../../bindings";
import { useGo } from "../../../components/address";
import { count, span } from "../../../components/format";
import { Card, Failed, Loading } from "../../../components/Page";
import { useSigned } from "../../../components/session";
import { TextLink } from "../../../components/TextLink";
import { AgreeAll } from "./AgreeAll";
import { PlanSum } from "./PlanSum";
import { PlanTable } from "./PlanTable";
import styles from "./plan.module.css";
import { useGoalPlan, useSavePlan } from "./queries";
import { digitsOf, targetsOf } from "./share";

type Props = { row: GoalRow; result: KeyResultRow };

const WAYS = ["history", "equal", "hand"] as const;
type Way = (typeof WAYS)[number];

/** What every store gets of a key result: proposed, changed by hand, and given. */
export function BreakDownCard({ row, result }: Props) {
  const [way, setWay] = useState<Way>("history");
  const [by, setBy] = useState<BreakDown>("history");
  const { data, error } = useGoalPlan(result.key_result.id, by);
  if (error) return <Failed error={error} />;
  if (!data) return <Loading />;
  const choose = (next: Way) => {
    setWay(next);
    if (next !== "hand") setBy(next);
  };
  return <Parts row={row} plan={data} way={way} onWay={choose} />;
}

type PartsProps = { row: GoalRow; plan: GoalPlan; way: Way; onWay: (way: Way) => void };

function Parts({ row, plan, way, onWay }: PartsProps) {
  const { t } = useTranslation();
  const { chain } = useSigned();
  const go = useGo();
  const save = useSavePlan(plan.key_result_id);
  const [typed, setTyped] = useState<Record<string, string | null>>({});
  const proposed = Object.fromEntries(plan.parts.map((part) => [part.store_id, part.proposed]));
  const targets = targetsOf(plan.parts, way === "hand" ? { ...proposed, ...typed } : proposed);
  const digits = digitsOf(plan.unit, chain.currency_digits);
  const open = targets.filter(({ part }) => !part.locked);
  const missing = open.filter(({ target }) => target === null).length;
  const change = (changed: Record<string, string | null>) => {
    // What was proposed last stays under what is typed.
    setTyped(way === "hand" ? { ...typed, ...changed } : { ...proposed, ...changed });
    onWay("hand");
  };
  const give = () =>
    save.mutate(
      open.flatMap(({ part: { store_id }, target }) =>
        target === null ? [] : [{ store_id, target }],
      ),
    );
  const { begins_on, ends_on } = row.objective;
  return (
    <Card
      fill
      flush
      title={<span title={row.objective.title}>{span(begins_on, ends_on, chain.today)}</span>}
      aside={
        <>
          <span>{t("plan.compared", { from: plan.compared_from, to: plan.compared_to })}</span>
          <Segmented
            size="small"
            aria-label={t("plan.by")}
            data-testid="plan-by"
            value={way}
            options={WAYS.map((value) => ({ value, label: t(`plan.by_${value}`) }))}
            onChange={(next) => {
              if (next === "hand") change({});
              else onWay(next);
            }}
          />
        </>
      }
      testId="plan"
    >
      {plan.parts.length === 0 && <p className={styles.none}>{t("plan.no_stores")}</p>}
      <PlanTable plan={plan} targets={targets} digits={digits} onChange={change} />
      <footer className={styles.foot}>
        <PlanSum plan={plan} targets={targets} digits={digits} onSpread={change} />
        {missing > 0 && (
          <span className={styles.missing}>{t("plan.missing", { stores: count(missing) })}</span>
        )}
        {save.isSuccess && (
          <span className={styles.given} data-testid="plan-given">
            {t("plan.given")}{" "}
            <TextLink onClick={() => go("/goals/tree", { filter: { period: "all" } })}>
              {t("plan.see")}
            </TextLink>
          </span>
        )}
        <span className={styles.actions}>
          <AgreeAll targets={targets} isTyped={way === "hand"} />
          <Button
            type="primary"
            disabled={open.length === 0 || missing > 0}
            loading={save.isPending}
            data-testid="give-plan"
            onClick={give}
          >
            {t("plan.give", { stores: count(open.length) })}
          </Button>
        </span>
      </footer>
    </Card>
  );
}
