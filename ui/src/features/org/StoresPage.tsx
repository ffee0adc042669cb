import { Button } from "antd";
import { useTranslation } from "react-i18next";
import type { Region, Store } from "../../bindings";
import { openDetail, useAddress, useDrawers } from "../../components/address";
import { type Column, DataTable } from "../../components/DataTable";
import { count, NO_FIGURE } from "../../components/format";
import { Card, Failed, Loading, PageHead, Pill } from "../../components/Page";
import screen from "../../components/screen.module.css";
import { useMay } from "../../components/session";
import styles from "./org.module.css";
import { useRegions, useStores } from "./queries";

/** Regions and the stores in them. */
export function StoresPage() {
  const { t } = useTranslation();
  const { open } = useDrawers();
  const stores = useStores();
  const { data: regions = [] } = useRegions();
  const columns = useColumns(regions);
  const mayStore = useMay("edit_store");
  const rows = stores.data ?? [];
  return (
    <div className={screen.screen}>
      <PageHead
        title={t("settings.stores")}
        about={stores.data && t("org.store_total", { total: count(rows.length) })}
        actions={
          mayStore && (
            <Button type="primary" onClick={() => open("store", "new")}>
              {t("org.new_store")}
            </Button>
          )
        }
      />
      <Regions regions={regions} stores={rows} />
      {stores.error && <Failed error={stores.error} />}
      <Card fill flush>
        {stores.isPending && <Loading />}
        <DataTable
          label={t("settings.stores")}
          testId="store-row"
          columns={columns}
          total={rows.length}
          row={(index) => rows[index]}
          rowKey={(store) => store.id}
          selected={openDetail(useAddress())?.id}
          onOpen={(store) => open("store", store.id)}
        />
      </Card>
    </div>
  );
}

function Regions({ regions, stores }: { regions: Region[]; stores: Store[] }) {
  const { t } = useTranslation();
  const { open } = useDrawers();
  const may = useMay("edit_region");
  return (
    <div className={styles.regions}>
      <span className={screen.muted}>{t("org.regions")}</span>
      {regions.map((region) => (
        <Button key={region.id} size="small" onClick={() => open("region", region.id)}>
          {region.name}
          <span className={screen.muted}>
            {stores.filter((store) => store.region_id === region.id).length}
          </span>
        </Button>
      ))}
      {may && (
        <Button size="small" type="dashed" onClick={() => open("region", "new")}>
          {t("org.new_region")}
        </Button>
      )}
    </div>
  );
}

function useColumns(regions: Region[]): Column<Store>[] {
  const { t } = useTranslation();
  const region = (id: string | null) => regions.find((one) => one.id === id)?.name ?? NO_FIGURE;
  return [
    {
      key: "name",
      title: t("field.store.name"),
      width: "fill",
      lead: true,
      render: (store) => (
        <>
          {store.name} {store.closed_on && <Pill tone="grey">{t("org.closed")}</Pill>}
        </>
      ),
    },
    { key: "code", title: t("field.store.code"), width: "m", render: (store) => store.code },
    {
      key: "region",
      title: t("field.store.region_id"),
      width: "l",
      render: (store) => region(store.region_id),
    },
    {
      key: "area",
      title: t("field.store.trade_area"),
      width: "m",
      render: (store) => t(`trade_area.${store.trade_area}`),
    },
    {
      key: "zone",
      title: t("field.store.time_zone"),
      width: "l",
      render: (store) => store.time_zone,
    },
    {
      key: "opened",
      title: t("field.store.opened_on"),
      width: "m",
      render: (store) => store.opened_on ?? NO_FIGURE,
    },
  ];
}
