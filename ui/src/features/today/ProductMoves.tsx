import { useTranslation } from "react-i18next";
import type { TodayPage, TodayProduct } from "../../bindings";
import { useDrawers } from "../../components/address";
import { Figure } from "../../components/Figure";
import { addDays } from "../../components/format";
import { Card } from "../../components/Page";
import { type Scope, sliceOf } from "../../components/scope";
import { useFigures } from "../../components/session";
import styles from "./today.module.css";

/** What sells more and what sells less than the week before. */
export function ProductMoves({ page, scope }: { page: TodayPage; scope: Scope }) {
  return (
    <div className={styles.side}>
      <Moves kind="up" products={page.products_up} day={page.day} scope={scope} />
      <Moves kind="down" products={page.products_down} day={page.day} scope={scope} />
    </div>
  );
}

type Props = { kind: "up" | "down"; products: TodayProduct[]; day: string; scope: Scope };

function Moves({ kind, products, day, scope }: Props) {
  const { t } = useTranslation();
  return (
    <Card title={t(`today.products_${kind}`)} aside={t("today.seven_days")}>
      {products.length === 0 && <p className={styles.none}>{t("today.no_moves")}</p>}
      <ul className={styles.moves}>
        {products.map((product) => (
          <Move key={product.product_id} product={product} kind={kind} day={day} scope={scope} />
        ))}
      </ul>
    </Card>
  );
}

type MoveProps = { product: TodayProduct; kind: "up" | "down"; day: string; scope: Scope };

function Move({ product, kind, day, scope }: MoveProps) {
  const { open } = useDrawers();
  const { short, full } = useFigures();
  const { t } = useTranslation();
  const slice = { ...sliceOf(scope, addDays(day, -6), day), product_id: product.product_id };
  const by = short(product.difference.replace("-", ""));
  return (
    <li className={styles.move}>
      <button
        type="button"
        className={styles.moveName}
        title={`${product.name} ${product.code}`}
        onClick={() => open("product", product.product_id)}
      >
        {product.name}
      </button>
      <Figure code="net_sales" unit="money" value={product.net_sales} slice={slice} />
      <span
        className={styles.moveBy}
        data-kind={kind}
        title={t("today.from_to", { from: full(product.before), to: full(product.net_sales) })}
      >
        {kind === "up" ? "▲ +" : "▼ −"}
        {by}
      </span>
    </li>
  );
}
