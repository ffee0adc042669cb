import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Decomposition, KeyResult } from "../../bindings";
import { TextField } from "../../components/Field";
import { Fold } from "./Fold";
import styles from "./form.module.css";
import { useMetricUnit } from "./metricUnit";
import { useSentence } from "./sentence";

const LEVELS = ["strategy", "planning", "critical_path"] as const;

type Props = {
  plan: Decomposition;
  /** the key result whose number ends the line */
  first: KeyResult | undefined;
  may: boolean;
  onChange: (plan: Decomposition) => void;
};

/** Where the objective comes from in the chain's plan, in one line while folded (G-22). */
export function PlanFields({ plan, first, may, onChange }: Props) {
  const { t } = useTranslation();
  const unitOf = useMetricUnit();
  const sentence = useSentence();
  const [open, setOpen] = useState(false);
  const begun = LEVELS.some((level) => (plan[level] ?? "").trim() !== "");
  const said = first ? [first.title, sentence(first, unitOf(first))] : ["", ""];
  const levels = [...LEVELS.map((level) => plan[level] ?? ""), ...said];
  const line = levels.map((level) => level.trim() || t("goal_plan.gap")).join(" → ");
  return (
    <Fold
      title={t("goal_plan.title")}
      note={begun ? line : t("goal_plan.none")}
      open={open}
      onOpen={setOpen}
      testId="goal-plan"
    >
      {LEVELS.map((level) => (
        <TextField
          key={level}
          label={t(`goal_plan.${level}`)}
          hint={t(`goal_plan.${level}_hint`)}
          value={plan[level] ?? ""}
          disabled={!may}
          onChange={(text) => onChange({ ...plan, [level]: text })}
          testId={`goal-${level}`}
        />
      ))}
      {begun && (
        <p className={styles.planLine} data-testid="goal-plan-line">
          {line}
        </p>
      )}
    </Fold>
  );
}
