import { Select } from "antd";
import { useTranslation } from "react-i18next";
import type { KeyResult, KeyResultSource } from "../../bindings";
import { EmployeeSelect } from "../../components/EmployeeSelect";
import { Field, TextField } from "../../components/Field";
import screen from "../../components/screen.module.css";
import styles from "./form.module.css";
import { MetricField } from "./MetricField";
import { Milestones } from "./Milestones";
import { NumberFields } from "./NumberFields";
import type { Names } from "./names";
import type { Lacks } from "./ObjectiveFields";
import type { Days } from "./periods";

const SOURCES = ["metric", "check_in", "milestones", "supporters"] as const;

type Props = {
  one: KeyResult;
  days: Days;
  may: boolean;
  names: Names;
  lacks: Lacks;
  onChange: (one: KeyResult) => void;
};

/** Everything about one key result. */
export function KeyResultFields({ one, days, may, names, lacks, onChange }: Props) {
  const { t } = useTranslation();
  const change = (part: Partial<KeyResult>) => onChange({ ...one, ...part });
  return (
    <div className={styles.itemFields}>
      <TextField
        label={t("field.key_result.title")}
        value={one.title}
        disabled={!may}
        error={lacks("title")}
        onChange={(title) => change({ title })}
        testId="result-title"
      />
      <div className={screen.pair}>
        <Field label={t("field.key_result.source")}>
          {(id) => (
            <Select
              id={id}
              disabled={!may}
              value={one.source}
              data-testid="result-source"
              options={SOURCES.map((value) => ({ value, label: t(`goal_source.${value}`) }))}
              onChange={(source: KeyResultSource) => change(ofSource(one, source))}
            />
          )}
        </Field>
        <Field label={t("field.key_result.owner_id")}>
          {() => (
            <EmployeeSelect
              label={t("field.key_result.owner_id")}
              placeholder={t("field.key_result.owner_id")}
              value={one.owner_id}
              name={names.of(one.owner_id)}
              disabled={!may}
              onChange={(id, name) => {
                names.learn(id, name);
                if (id) change({ owner_id: id });
              }}
            />
          )}
        </Field>
      </div>
      {one.source === "metric" && (
        <MetricField one={one} may={may} names={names} error={lacks("metric")} onChange={change} />
      )}
      {one.source === "milestones" ? (
        <Milestones
          steps={one.milestones}
          may={may}
          error={lacks("milestones")}
          onChange={(milestones) => change({ milestones })}
        />
      ) : (
        one.source !== "supporters" && (
          <NumberFields one={one} days={days} may={may} lacks={lacks} onChange={change} />
        )
      )}
    </div>
  );
}

/** Another source, with the kind and the numbers that go with it. */
function ofSource(one: KeyResult, source: KeyResultSource): Partial<KeyResult> {
  const steps = one.kind === "milestone";
  const supporters = one.source === "supporters";
  switch (source) {
    case "milestones":
      return { source, kind: "milestone", metric: "", start: null, milestones: [{ title: "" }] };
    case "supporters":
      return { source, kind: "absolute", metric: "", start: null, target: "100", milestones: [] };
    case "metric":
    case "check_in":
      return {
        source,
        metric: source === "metric" ? one.metric : "",
        kind: steps ? "absolute" : one.kind,
        target: steps || supporters ? "" : one.target,
        milestones: [],
      };
  }
}
