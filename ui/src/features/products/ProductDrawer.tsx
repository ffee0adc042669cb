import { Select } from "antd";
import { useTranslation } from "react-i18next";
import type { ProductRow } from "../../bindings";
import { useDrawers, useGo } from "../../components/address";
import { DetailDrawer } from "../../components/DetailDrawer";
import { useDraft } from "../../components/draft";
import { FactStrip } from "../../components/FactStrip";
import { Field, SaveBar, TextField } from "../../components/Field";
import { GoesTogether } from "../../components/GoesTogether";
import { HistoryList } from "../../components/HistoryList";
import { Failed, Loading } from "../../components/Page";
import screen from "../../components/screen.module.css";
import { useFigures, useMay } from "../../components/session";
import { TextLink } from "../../components/TextLink";
import { OtherCodes, StandsFor } from "./OtherCodes";
import { PRODUCT_KINDS, useAlsoBought, useProduct, useSaveProduct } from "./queries";

/** One product: its name and group, what it sold, and who changed it. */
export function ProductDrawer({ id }: { id: string }) {
  const { t } = useTranslation();
  const { close } = useDrawers();
  const { data, error } = useProduct(id);
  if (data) return <ProductForm row={data} onClose={close} />;
  return (
    <DetailDrawer title={t("product.title")} onClose={close}>
      {error ? <Failed error={error} /> : <Loading />}
    </DetailDrawer>
  );
}

function ProductForm({ row, onClose }: { row: ProductRow; onClose: () => void }) {
  const { t } = useTranslation();
  const go = useGo();
  const { full, short } = useFigures();
  const { draft, set, dirty, reset, saved } = useDraft(row.product);
  const save = useSaveProduct();
  const may = useMay("edit_product");
  const beside = useAlsoBought(row.product.id);
  const bar = (
    <SaveBar
      dirty={dirty}
      saving={save.isPending}
      onReset={reset}
      onSave={() => save.mutate(draft, { onSuccess: saved })}
    />
  );
  return (
    <DetailDrawer
      title={row.product.name || row.product.code}
      note={row.product.name && row.product.code}
      extra={
        <TextLink onClick={() => go("/data/orders", { filter: { product_id: row.product.id } })}>
          {t("product.orders")}
        </TextLink>
      }
      onClose={onClose}
      dirty={dirty}
      footer={may && bar}
      testId="product-drawer"
    >
      <StandsFor product={row.product} />
      <FactStrip
        facts={[
          [t("product.net_90d"), full(row.net_sales_90d)],
          [t("product.units_90d"), short(row.units_90d, "units")],
        ]}
      />
      <div className={screen.form}>
        <TextField
          label={t("product.name")}
          value={draft.name}
          onChange={(name) => set("name", name)}
          disabled={!may}
          testId="product-name"
        />
        <div className={screen.pair}>
          <TextField
            label={t("product.category")}
            value={draft.category}
            onChange={(category) => set("category", category)}
            disabled={!may}
            testId="product-category"
          />
          <Field label={t("product.kind")} hint={t("product.kind_hint")}>
            {(id) => (
              <Select
                id={id}
                value={draft.kind}
                disabled={!may}
                options={PRODUCT_KINDS.map((value) => ({
                  value,
                  label: t(`product_kind.${value}`),
                }))}
                onChange={(kind) => set("kind", kind)}
              />
            )}
          </Field>
        </div>
      </div>
      <GoesTogether
        title={t("together.title")}
        about={t("together.about")}
        found={beside.data ?? []}
      />
      <OtherCodes product={row.product} />
      <HistoryList table="product" id={row.product.id} />
    </DetailDrawer>
  );
}
