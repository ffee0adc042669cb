import { FormOutlined } from "@ant-design/icons";
import { Button, DatePicker, Input, Select } from "antd";
import dayjs from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ManualRow } from "../../bindings";
import { useFilters } from "../../components/filters";
import { addDays } from "../../components/format";
import { Card, EmptyState, Failed, Loading, PageHead } from "../../components/Page";
import { SearchInput } from "../../components/SearchInput";
import { useScope } from "../../components/scope";
import screen from "../../components/screen.module.css";
import { useSigned } from "../../components/session";
import styles from "./metrics.module.css";
import { type MeasureNames, useEnterValues, useManualValues, useMeasures } from "./queries";

/** Numbers that no file has, entered for a store and a day. */
export function ValuesPage() {
  const { t } = useTranslation();
  const { chain, session } = useSigned();
  const [filters] = useFilters();
  const scope = useScope();
  const only = session.stores.length === 1 ? (session.stores[0]?.id ?? null) : null;
  const store = filters.store ?? scope.store_id ?? only;
  const day = filters.day ?? addDays(chain.today, -1);
  const { data, error } = useManualValues(store, day);
  return (
    <div className={screen.screen} data-testid="values-page">
      <PageHead title={t("data.values")} about={t("manual.about")} />
      <Place store={store} day={day} />
      {error && <Failed error={error} />}
      {store === null && (
        <Card fill>
          <EmptyState
            icon={<FormOutlined />}
            title={t("manual.choose_store")}
            text={t("manual.choose_store_text")}
          />
        </Card>
      )}
      {store !== null && !data && !error && <Loading />}
      {store !== null && data && (
        <Values key={`${store} ${day}`} store={store} day={day} kept={data} />
      )}
    </div>
  );
}

function Place({ store, day }: { store: string | null; day: string }) {
  const { t } = useTranslation();
  const { session } = useSigned();
  const [filters, change] = useFilters();
  return (
    <div className={screen.tools}>
      <Select
        showSearch={{ optionFilterProp: "label" }}
        placeholder={t("manual.store")}
        aria-label={t("manual.store")}
        data-testid="values-store"
        value={store ?? undefined}
        options={session.stores.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(id: string) => change({ store: id })}
      />
      <DatePicker
        allowClear={false}
        aria-label={t("manual.day")}
        value={dayjs(day)}
        onChange={(_, next) => change({ day: typeof next === "string" ? next : null })}
      />
      <SearchInput
        value={filters.text ?? ""}
        placeholder={t("manual.search")}
        onChange={(text) => change({ text: text || null })}
      />
    </div>
  );
}

type ValuesProps = { store: string; day: string; kept: ManualRow[] };

function Values({ store, day, kept }: ValuesProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<Record<string, string>>({});
  const enter = useEnterValues();
  const keptOf = (code: string) => kept.find((row) => row.measure === code)?.value ?? "";
  const changed = Object.entries(typed).filter(([code, text]) => text.trim() !== keptOf(code));
  const save = () =>
    enter.mutate(
      changed.map(([measure, text]) => ({
        store_id: store,
        day,
        measure,
        value: text.trim() === "" ? null : text.trim(),
      })),
      { onSuccess: () => setTyped({}) },
    );
  return (
    <Card
      fill
      title={t("manual.filled", { count: kept.length })}
      aside={
        <Button
          type="primary"
          disabled={changed.length === 0}
          loading={enter.isPending}
          data-testid="values-save"
          onClick={save}
        >
          {t("common.save")}
        </Button>
      }
    >
      <div className={styles.values}>
        {useShown().map(({ code, name }) => (
          <div key={code} className={styles.valueRow}>
            <label htmlFor={`value-${code}`}>{name}</label>
            <Input
              id={`value-${code}`}
              inputMode="decimal"
              data-testid={`value-${code}`}
              value={typed[code] ?? keptOf(code)}
              placeholder={t("manual.nothing")}
              onChange={(event) => setTyped((old) => ({ ...old, [code]: event.target.value }))}
            />
          </div>
        ))}
      </div>
    </Card>
  );
}

function useShown(): MeasureNames {
  const [{ text = "" }] = useFilters();
  const wanted = text.toLowerCase();
  return useMeasures().filter(
    (one) => one.manual && `${one.code} ${one.name}`.toLowerCase().includes(wanted),
  );
}
