import { Button, InputNumber } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { GoalRow, GoalTree, KeyResultRow } from "../../../bindings";
import { Field } from "../../../components/Field";
import { shortDay } from "../../../components/format";
import { Card } from "../../../components/Page";
import screen from "../../../components/screen.module.css";
import { useSigned } from "../../../components/session";
import { Fold } from "../Fold";
import {
  COMING,
  demandOf,
  dependencyOf,
  fifthMore,
  type Input,
  type Inputs,
  lastMonth,
  THERE,
  TOLD,
  warnedBy,
} from "./demand";
import styles from "./plan.module.css";
import { useSimulation, useToldBy } from "./queries";
import { SimulationResult } from "./SimulationResult";

type Props = { tree: GoalTree; row: GoalRow; result: KeyResultRow };

/** Tries out what more visitors ask of stock and service, before it hurts (D-21). */
export function Simulator(props: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <div className={styles.side}>
      <Card>
        <Fold title={t("demand.title")} open={open} onOpen={setOpen} testId="simulator">
          <TryOut {...props} />
        </Fold>
        {!open && <p className={screen.muted}>{t("demand.note")}</p>}
      </Card>
    </div>
  );
}

const CODES = TOLD.map(({ code }) => code);

function TryOut({ tree, row, result }: Props) {
  const { t } = useTranslation();
  const { chain } = useSigned();
  const slice = lastMonth(result.key_result.slice.region_id ?? null, chain.today);
  const told = useToldBy(CODES, slice);
  const [typed, setTyped] = useState<Inputs>({});
  const filled = Object.fromEntries(TOLD.map(({ input }, at) => [input, told.values[at] ?? null]));
  const inputs: Inputs = { ...filled, ...typed };
  const set = (name: Input, value: string | null) => setTyped({ ...typed, [name]: value });
  const demand = demandOf(inputs);
  const { data: found } = useSimulation(demand, dependencyOf(inputs));
  const own = [row.objective.id, ...row.key_results.map(({ key_result }) => key_result.id)];
  const field = (name: Input) => (
    <Field key={name} label={t(`demand.${name}`)}>
      {(id) => (
        <InputNumber<string>
          id={id}
          stringMode
          controls={false}
          min="0"
          value={inputs[name] ?? null}
          data-testid={`demand-${name}`}
          onChange={(value) => set(name, value === "" ? null : value)}
        />
      )}
    </Field>
  );
  const { visitors } = inputs;
  const anyTold = told.values.some((value) => value !== null);
  return (
    <>
      {anyTold && (
        <p className={styles.hint}>
          {t("demand.prefilled", {
            from: shortDay(slice.from, chain.today),
            to: shortDay(slice.to, chain.today),
          })}
        </p>
      )}
      <div className={styles.inputs}>{[...COMING, ...THERE].map(field)}</div>
      <div>
        <Button
          size="small"
          disabled={!visitors}
          data-testid="more-visitors"
          onClick={() => visitors && set("visitors", fifthMore(visitors))}
        >
          {t("demand.more")}
        </Button>
      </div>
      {demand === null && <p className={styles.hint}>{t("demand.needs")}</p>}
      {demand !== null && found === null && (
        <p className={styles.missing}>{t("demand.too_great")}</p>
      )}
      {demand !== null && found && (
        <SimulationResult found={found} warned={warnedBy(tree, own, t("goal_level.chain"))} />
      )}
    </>
  );
}
