import { useTranslation } from "react-i18next";
import type { OrderPayments } from "../../bindings";
import { Section } from "../../components/DetailDrawer";
import { Pill } from "../../components/Page";
import { useFigures } from "../../components/session";
import styles from "./orders.module.css";

type Props = { payments: OrderPayments; net: string };

/** How the order was paid, beside what it comes to. What came from a card is no new money. */
export function Payments({ payments, net }: Props) {
  const { t } = useTranslation();
  const { full } = useFigures();
  const { ways, total, new_money } = payments;
  return (
    <Section title={t("order.payments")} aside={t("order.way_count", { count: ways.length })}>
      <table className={styles.lines} data-testid="order-payments">
        <thead>
          <tr>
            <th>{t("order.method")}</th>
            <th>{t("order.amount")}</th>
          </tr>
        </thead>
        <tbody>
          {ways.map(({ method, amount, prepaid }) => (
            <tr key={method}>
              <td>
                <span className={styles.way}>
                  {t(`column.${method}`, { defaultValue: method })}
                  {prepaid && <Pill tone="amber">{t("order.prepaid")}</Pill>}
                </span>
              </td>
              <td>{full(amount)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th>{t("order.paid_total")}</th>
            <td>{full(total)}</td>
          </tr>
          {new_money !== total && (
            <tr data-quiet>
              <th>{t("order.new_money")}</th>
              <td>{full(new_money)}</td>
            </tr>
          )}
          <tr data-quiet>
            <th>{t("order.net")}</th>
            <td>{full(net)}</td>
          </tr>
        </tfoot>
      </table>
    </Section>
  );
}
