import { useQuery } from "@tanstack/react-query";
import { Button, Segmented } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Method, StaffNeed, Strategy } from "../../bindings";
import { Field } from "../../components/Field";
import { TextLink } from "../../components/TextLink";
import { about } from "../../components/topics";
import { ipc } from "../../ipc";
import styles from "./form.module.css";

type Props = { method: Method; may: boolean; onChange: (method: Method) => void };

/** OKR or KPI, with two questions for who is not sure (G-21). */
export function MethodField({ method, may, onChange }: Props) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  return (
    <Field label={t("field.objective.method")}>
      {() => (
        <>
          <div className={styles.method}>
            <Segmented
              disabled={!may}
              value={method}
              data-testid="goal-method"
              options={(["okr", "kpi"] as const).map((value) => ({
                value,
                label: t(`goal_method.${value}`),
              }))}
              onChange={onChange}
            />
            <span className={styles.hint}>{t(`goal_method.${method}_text`)}</span>
            {may && (
              <TextLink onClick={() => setAsking(!asking)}>
                <span data-testid="method-which">{t("goal_method.which")}</span>
              </TextLink>
            )}
          </div>
          {asking && may && (
            <Advice
              onTake={(advised) => {
                onChange(advised);
                setAsking(false);
              }}
            />
          )}
        </>
      )}
    </Field>
  );
}

function Advice({ onTake }: { onTake: (method: Method) => void }) {
  const { t } = useTranslation();
  const [strategy, setStrategy] = useState<Strategy | null>(null);
  const [staff, setStaff] = useState<StaffNeed | null>(null);
  const { data: advice } = useQuery({
    queryKey: about([], "method-advice", strategy, staff),
    queryFn: () => (strategy && staff ? ipc.adviseMethod(strategy, staff) : null),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <div className={styles.advice} data-testid="method-advice">
      <Question
        asks={t("goal_method.ask_strategy")}
        value={strategy}
        choices={["clear", "changing"] as const}
        onChange={setStrategy}
      />
      <Question
        asks={t("goal_method.ask_staff")}
        value={staff}
        choices={["guidance", "self_managed"] as const}
        onChange={setStaff}
      />
      {advice && (
        <p className={styles.advised} role="status">
          <span>{t(`goal_method.advice_${advice}`)}</span>
          {(["okr", "kpi"] as const)
            .filter((one) => advice === one || advice === "both_on_different_metrics")
            .map((one) => (
              <Button key={one} size="small" onClick={() => onTake(one)}>
                {t("goal_method.take", { method: t(`goal_method.${one}`) })}
              </Button>
            ))}
        </p>
      )}
    </div>
  );
}

type QuestionProps<Value extends string> = {
  asks: string;
  value: Value | null;
  choices: readonly Value[];
  onChange: (value: Value) => void;
};

function Question<Value extends string>({ asks, value, choices, onChange }: QuestionProps<Value>) {
  const { t } = useTranslation();
  return (
    <fieldset className={styles.question}>
      <legend>{asks}</legend>
      {choices.map((choice) => (
        <Button
          key={choice}
          size="small"
          aria-pressed={choice === value}
          data-chosen={choice === value || undefined}
          data-testid={`method-${choice}`}
          onClick={() => onChange(choice)}
        >
          {t(`goal_method.${choice}`)}
        </Button>
      ))}
    </fieldset>
  );
}
