import { Segmented } from "antd";
import { useTranslation } from "react-i18next";
import type { Objective } from "../../bindings";
import { EmployeeSelect } from "../../components/EmployeeSelect";
import { Field, TextField } from "../../components/Field";
import screen from "../../components/screen.module.css";
import type { GoalDraft, SetDraft } from "./change";
import { DevelopmentFields } from "./DevelopmentFields";
import styles from "./form.module.css";
import { HolderFields } from "./HolderFields";
import { MethodField } from "./MethodField";
import type { Names } from "./names";
import { PeriodField } from "./PeriodField";
import { PlanFields } from "./PlanFields";
import { SupportsField } from "./SupportsField";

export type Lacks = (field: string) => string | undefined;

type Props = {
  draft: GoalDraft;
  set: SetDraft;
  may: boolean;
  mayNumbers: boolean;
  names: Names;
  lacks: Lacks;
};

/** What an objective is: its words, whose it is, its days, and what it supports. */
export function ObjectiveFields({ draft, set, may, mayNumbers, names, lacks }: Props) {
  const { t } = useTranslation();
  const { objective } = draft;
  const change = (part: Partial<Objective>) => set("objective", { ...objective, ...part });
  const give = (owner_id: string) => {
    // Key results of who answered so far go along with the objective.
    const follow = draft.key_results.map((one) =>
      one.owner_id === objective.owner_id ? { ...one, owner_id } : one,
    );
    set("key_results", follow);
    change({ owner_id });
  };
  return (
    <div className={screen.form}>
      <TextField
        label={t("field.objective.title")}
        value={objective.title}
        disabled={!may}
        error={lacks("title")}
        onChange={(title) => change({ title })}
        testId="goal-title"
      />
      <TextField
        long
        label={t("field.objective.why")}
        hint={t("goal.why_hint")}
        value={objective.why}
        disabled={!may}
        onChange={(why) => change({ why })}
        testId="goal-why"
      />
      <div className={styles.whose}>
        <HolderFields
          objective={objective}
          may={may}
          names={names}
          error={lacks("holder_id")}
          onChange={change}
        />
        <Field label={t("field.objective.owner_id")}>
          {() => (
            <EmployeeSelect
              label={t("field.objective.owner_id")}
              placeholder={t("field.objective.owner_id")}
              value={objective.owner_id}
              name={names.of(objective.owner_id)}
              disabled={!may}
              testId="goal-owner"
              onChange={(id, name) => {
                names.learn(id, name);
                if (id) give(id);
              }}
            />
          )}
        </Field>
        {(objective.holder === "employee" || objective.kind === "development") && (
          <Field label={t("field.objective.kind")}>
            {() => (
              <Segmented
                disabled={!may}
                value={objective.kind}
                data-testid="goal-kind"
                options={(["business", "development"] as const).map((value) => ({
                  value,
                  label: t(`goal_kind.${value}`),
                }))}
                onChange={(kind) => change({ kind })}
              />
            )}
          </Field>
        )}
      </div>
      <PeriodField
        days={{ from: objective.begins_on, to: objective.ends_on }}
        may={mayNumbers}
        onChange={({ from, to }) => change({ begins_on: from, ends_on: to })}
      />
      <MethodField method={objective.method} may={may} onChange={(method) => change({ method })} />
      <SupportsField
        objective={objective}
        results={draft.key_results}
        supports={draft.supports}
        may={may}
        onChange={(supports) => set("supports", supports)}
      />
      {objective.kind === "development" && (
        <DevelopmentFields
          development={objective.development}
          may={may}
          onChange={(development) => change({ development })}
        />
      )}
      <PlanFields
        plan={objective.decomposition}
        first={draft.key_results[0]}
        may={may}
        onChange={(decomposition) => change({ decomposition })}
      />
    </div>
  );
}
