import { Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { KeyResult } from "../../bindings";
import { Field } from "../../components/Field";
import { metricWords, useMayExploreAny, useMetrics } from "../../components/metrics";
import { useSigned } from "../../components/session";
import { Fold } from "./Fold";
import type { Names } from "./names";
import { SliceFields, useSliceWords } from "./SliceFields";

type Props = {
  one: KeyResult;
  may: boolean;
  names: Names;
  error?: string;
  onChange: (part: Partial<KeyResult>) => void;
};

/** Which number of the dictionary tells the key result, and whose. */
export function MetricField({ one, may, names, error, onChange }: Props) {
  const { t } = useTranslation();
  const { language } = useSigned();
  const mayExplore = useMayExploreAny();
  const metrics = useMetrics().data ?? [];
  const [open, setOpen] = useState(false);
  const words = useSliceWords(names);
  const options = metrics
    .filter((metric) => mayExplore(metric) || metric.code === one.metric)
    .map((metric) => ({
      value: metric.code,
      label: metricWords(metric, metric.code, language).name,
      search: `${metric.name_zh} ${metric.name_en} ${metric.code}`,
    }));
  const chosen = metrics.find((metric) => metric.code === one.metric) ?? null;
  const take = (code: string) => {
    const { name } = metricWords(
      metrics.find((metric) => metric.code === code) ?? null,
      code,
      language,
    );
    // A result without words is called like what it reads.
    onChange({ metric: code, ...(one.title.trim() === "" && { title: name }) });
  };
  return (
    <>
      <Field
        label={t("field.key_result.metric")}
        error={error}
        hint={chosen && metricWords(chosen, chosen.code, language).definition}
      >
        {(id) => (
          <Select
            id={id}
            showSearch={{ optionFilterProp: "search" }}
            disabled={!may}
            status={error ? "error" : undefined}
            placeholder={t("goal.choose_metric")}
            value={one.metric || null}
            options={options}
            data-testid="result-metric"
            onChange={take}
          />
        )}
      </Field>
      <Fold
        title={t("field.key_result.slice")}
        note={words(one.slice)}
        open={open}
        onOpen={setOpen}
        testId="result-slice"
      >
        <SliceFields
          slice={one.slice}
          may={may}
          names={names}
          onChange={(slice) => onChange({ slice })}
        />
      </Fold>
    </>
  );
}
