import { Button, DatePicker, Select } from "antd";
import dayjs from "dayjs";
import { useTranslation } from "react-i18next";
import type { Store } from "../../bindings";
import { useDrawers } from "../../components/address";
import { Field, TextField } from "../../components/Field";
import { NO_FIGURE } from "../../components/format";
import screen from "../../components/screen.module.css";
import { useMay, useSigned } from "../../components/session";
import {
  STORE_FORMATS,
  TRADE_AREAS,
  useFreshId,
  useRegions,
  useSaveStore,
  useStores,
} from "./queries";
import { type Edit, RecordDrawer } from "./RecordDrawer";

/** A store: its code, place in the chain, time zone and opening day. */
export function StoreDrawer({ id }: { id: string }) {
  const { t } = useTranslation();
  const { chain } = useSigned();
  const fresh = id === "new";
  const freshId = useFreshId(fresh);
  const { data, error } = useStores();
  const save = useSaveStore();
  const { open } = useDrawers();
  const seesSales = useMay("view_sales");
  const kept = data && (data.find((one) => one.id === id) ?? null);
  const begun: Store | undefined = freshId
    ? {
        id: freshId,
        code: "",
        name: "",
        region_id: null,
        trade_area: "other",
        format: "standard",
        time_zone: chain.time_zone,
        opened_on: null,
        closed_on: null,
      }
    : undefined;
  return (
    <RecordDrawer
      table="store"
      title={fresh ? t("org.new_store") : (kept?.name ?? t("org.store"))}
      record={fresh ? begun : kept}
      fresh={fresh}
      operation="edit_store"
      save={save}
      error={error}
      testId="store-drawer"
      extra={
        !fresh &&
        seesSales && (
          <Button data-testid="open-profile" onClick={() => open("store_profile", id)}>
            {t("profile.open")}
          </Button>
        )
      }
    >
      {(edit) => <StoreFields {...edit} />}
    </RecordDrawer>
  );
}

function StoreFields({ draft, set, may }: Edit<Store>) {
  const { t } = useTranslation();
  const { data: regions = [] } = useRegions();
  return (
    <>
      <div className={screen.pair}>
        <TextField
          label={t("field.store.code")}
          value={draft.code}
          disabled={!may}
          onChange={(code) => set("code", code)}
          testId="store-code"
        />
        <TextField
          label={t("field.store.name")}
          value={draft.name}
          disabled={!may}
          onChange={(name) => set("name", name)}
          testId="store-name"
        />
      </div>
      <div className={screen.pair}>
        <Field label={t("field.store.region_id")}>
          {(id) => (
            <Select
              id={id}
              allowClear
              disabled={!may}
              value={draft.region_id}
              options={regions.map((one) => ({ value: one.id, label: one.name }))}
              onChange={(region) => set("region_id", region ?? null)}
            />
          )}
        </Field>
        <Field label={t("field.store.trade_area")}>
          {(id) => (
            <Select
              id={id}
              disabled={!may}
              value={draft.trade_area}
              options={TRADE_AREAS.map((value) => ({ value, label: t(`trade_area.${value}`) }))}
              onChange={(area) => set("trade_area", area)}
            />
          )}
        </Field>
      </div>
      <div className={screen.pair}>
        <Field label={t("field.store.format")}>
          {(id) => (
            <Select
              id={id}
              disabled={!may}
              value={draft.format}
              options={STORE_FORMATS.map((value) => ({ value, label: t(`store_format.${value}`) }))}
              onChange={(format) => set("format", format)}
            />
          )}
        </Field>
        <TextField
          label={t("field.store.time_zone")}
          value={draft.time_zone}
          disabled={!may}
          onChange={(zone) => set("time_zone", zone)}
          hint={t("org.time_zone_hint")}
        />
      </div>
      <div className={screen.pair}>
        {(["opened_on", "closed_on"] as const).map((name) => (
          <Field key={name} label={t(`field.store.${name}`)}>
            {(id) => (
              <DatePicker
                id={id}
                disabled={!may}
                placeholder={NO_FIGURE}
                value={draft[name] ? dayjs(draft[name]) : null}
                onChange={(day) => set(name, day ? day.format("YYYY-MM-DD") : null)}
              />
            )}
          </Field>
        ))}
      </div>
    </>
  );
}
