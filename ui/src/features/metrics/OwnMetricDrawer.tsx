import { useQuery } from "@tanstack/react-query";
import { Button, Select } from "antd";
import { flushSync } from "react-dom";
import { useTranslation } from "react-i18next";
import type { OwnMetric } from "../../bindings";
import { useDrawers } from "../../components/address";
import { DetailDrawer } from "../../components/DetailDrawer";
import { useDraft } from "../../components/draft";
import { Field, SaveBar, TextField } from "../../components/Field";
import { HistoryList } from "../../components/HistoryList";
import { Failed, Loading } from "../../components/Page";
import screen from "../../components/screen.module.css";
import { useMay, useSigned } from "../../components/session";
import { about } from "../../components/topics";
import { ipc } from "../../ipc";
import { FormulaField } from "./FormulaField";
import { useDeleteOwnMetric, useFreshMetricId, useSaveOwnMetric } from "./queries";

const UNITS = ["money", "percent", "count", "units", "ratio", "hours", "days"] as const;
const DIRECTIONS = ["higher", "lower", "neutral"] as const;

/** A metric of the chain's own: its words, its formula with a live check, and its versions. */
export function OwnMetricDrawer({ id }: { id: string }) {
  const { t } = useTranslation();
  const { close } = useDrawers();
  const { session } = useSigned();
  const fresh = id === "new";
  const freshId = useFreshMetricId(fresh);
  const { data, error } = useQuery({
    queryKey: about(["metrics"], "own-metric", id),
    queryFn: () => ipc.ownMetric(id),
    enabled: !fresh,
  });
  const begun: OwnMetric | undefined = freshId
    ? {
        id: freshId,
        code: "",
        name_zh: "",
        name_en: "",
        definition_zh: "",
        definition_en: "",
        formula: "",
        unit: "money",
        direction: "higher",
        owner: session.role,
        version: 1,
      }
    : undefined;
  const own = fresh ? begun : data;
  if (own) return <Form own={own} fresh={fresh} />;
  return (
    <DetailDrawer title={t("own_metric.title")} onClose={close}>
      {error ? <Failed error={error} /> : <Loading />}
    </DetailDrawer>
  );
}

function Form({ own, fresh }: { own: OwnMetric; fresh: boolean }) {
  const { t } = useTranslation();
  const { close, open } = useDrawers();
  const { draft, set, dirty, reset, saved } = useDraft(own);
  const may = useMay("edit_metric");
  const save = useSaveOwnMetric();
  const kept = () => {
    // The guard of unsaved work must be gone before the address changes.
    flushSync(saved);
    if (fresh) open("own_metric", draft.id);
  };
  const bar = (
    <>
      {!fresh && <DropButton id={own.id} />}
      <SaveBar
        dirty={dirty}
        saving={save.isPending}
        onReset={reset}
        onSave={() => save.mutate(draft, { onSuccess: kept })}
      />
    </>
  );
  return (
    <DetailDrawer
      title={fresh ? t("own_metric.new") : own.name_zh}
      note={fresh ? undefined : t("own_metric.version", { version: own.version })}
      onClose={close}
      dirty={dirty && !save.isPending}
      footer={may && bar}
      testId="own-metric-drawer"
    >
      <div className={screen.form}>
        <Words draft={draft} set={set} may={may} fresh={fresh} />
        <FormulaField
          formula={draft.formula}
          unit={draft.unit}
          direction={draft.direction}
          disabled={!may}
          onChange={(formula) => set("formula", formula)}
        />
        <div className={screen.pair}>
          <Choice
            name="unit"
            values={UNITS}
            value={draft.unit}
            disabled={!may}
            onChange={(unit) => set("unit", unit)}
          />
          <Choice
            name="direction"
            values={DIRECTIONS}
            value={draft.direction}
            disabled={!may}
            onChange={(direction) => set("direction", direction)}
          />
        </div>
        <p className={screen.muted}>{t("own_metric.versions_hint")}</p>
      </div>
      {!fresh && <HistoryList table="own_metric" id={own.id} />}
    </DetailDrawer>
  );
}

type WordsProps = {
  draft: OwnMetric;
  set: <Name extends keyof OwnMetric>(name: Name, value: OwnMetric[Name]) => void;
  may: boolean;
  fresh: boolean;
};

function Words({ draft, set, may, fresh }: WordsProps) {
  const { t } = useTranslation();
  const text = (name: "name_zh" | "name_en" | "definition_zh" | "definition_en") => (
    <TextField
      label={t(`field.own_metric.${name}`)}
      value={draft[name]}
      disabled={!may}
      onChange={(value) => set(name, value)}
      testId={`own-${name}`}
    />
  );
  return (
    <>
      <div className={screen.pair}>
        {text("name_zh")}
        {text("name_en")}
      </div>
      <TextField
        label={t("field.own_metric.code")}
        hint={t("own_metric.code_hint")}
        value={draft.code}
        disabled={!may || !fresh}
        onChange={(code) => set("code", code)}
        testId="own-code"
      />
      {text("definition_zh")}
      {text("definition_en")}
    </>
  );
}

type ChoiceProps<Value extends string> = {
  name: "unit" | "direction";
  values: readonly Value[];
  value: Value;
  disabled: boolean;
  onChange: (value: Value) => void;
};

function Choice<Value extends string>({ name, values, ...rest }: ChoiceProps<Value>) {
  const { t } = useTranslation();
  return (
    <Field label={t(`metrics.${name}`)}>
      {(id) => (
        <Select
          id={id}
          {...rest}
          data-testid={`own-${name}`}
          options={values.map((one) => ({ value: one, label: t(`${name}.${one}`) }))}
        />
      )}
    </Field>
  );
}

function DropButton({ id }: { id: string }) {
  const { t } = useTranslation();
  const { close } = useDrawers();
  const drop = useDeleteOwnMetric();
  return (
    <Button
      danger
      type="text"
      loading={drop.isPending}
      data-testid="drop-own-metric"
      onClick={() => drop.mutate(id, { onSuccess: close })}
    >
      {t("own_metric.drop")}
    </Button>
  );
}
