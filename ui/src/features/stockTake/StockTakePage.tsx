import { Button, DatePicker, Select } from "antd";
import dayjs from "dayjs";
import { useTranslation } from "react-i18next";
import type { StockTakeSheet } from "../../bindings";
import { useFilters } from "../../components/filters";
import { Card, EmptyState, Failed, Loading, PageHead } from "../../components/Page";
import { useScope } from "../../components/scope";
import screen from "../../components/screen.module.css";
import { useSigned } from "../../components/session";
import { Counting } from "./Counting";
import { Earlier } from "./Earlier";
import { useSheet } from "./queries";

/** Counting what is on hand against the books, by scanner and keyboard. */
export function StockTakePage() {
  const { t } = useTranslation();
  const { chain, session } = useSigned();
  const [filters, change] = useFilters();
  const scope = useScope();
  const only = session.stores.length === 1 ? (session.stores[0]?.id ?? null) : null;
  const store = filters.store ?? scope.store_id ?? only;
  const day = filters.day ?? chain.today;
  const counting = store !== null && filters.view !== "earlier";
  const { data, error } = useSheet(counting ? store : null, day);
  return (
    <div className={screen.screen} data-testid="stock-take-page">
      <PageHead
        title={t("data.stock-take")}
        about={
          data?.books_of ? t("stock_take.books_of", { day: data.books_of }) : t("stock_take.about")
        }
        actions={
          store !== null && (
            <Button
              data-testid="stock-take-earlier"
              onClick={() => change({ view: counting ? "earlier" : null })}
            >
              {t(counting ? "stock_take.earlier" : "stock_take.back_to_count")}
            </Button>
          )
        }
      />
      <div className={screen.tools}>
        <Select
          showSearch={{ optionFilterProp: "label" }}
          placeholder={t("stock_take.store")}
          aria-label={t("stock_take.store")}
          data-testid="stock-take-store"
          value={store ?? undefined}
          options={session.stores.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(id: string) => change({ store: id })}
        />
        <DatePicker
          allowClear={false}
          aria-label={t("stock_take.day")}
          value={dayjs(day)}
          onChange={(_, next) => change({ day: typeof next === "string" ? next : null })}
        />
      </div>
      {!counting && <Earlier onOpen={(id, on) => change({ store: id, day: on, view: null })} />}
      {error && <Failed error={error} />}
      {counting && !data && !error && <Loading />}
      {counting && data && <Sheet key={`${data.store_id} ${data.day}`} sheet={data} />}
    </div>
  );
}

function Sheet({ sheet }: { sheet: StockTakeSheet }) {
  const { t } = useTranslation();
  if (!sheet.by_warehouse) return <Counting sheet={sheet} />;
  return (
    <Card fill>
      <EmptyState title={t("stock_take.by_warehouse")} text={t("stock_take.by_warehouse_text")} />
    </Card>
  );
}
