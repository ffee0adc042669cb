import { useTranslation } from "react-i18next";
import type { FilePreview } from "../../bindings";
import { count } from "../../components/format";
import { useFigures } from "../../components/session";
import styles from "./imports.module.css";

/** What the file adds up to, and what we noticed in it. */
export function FileSummary({ file }: { file: FilePreview }) {
  const { t } = useTranslation();
  const { full } = useFigures();
  const amounts: [string, string, string][] = [
    ["sales", count(file.sales), full(file.gross_amount)],
    ["refunds", count(file.refunds), full(file.refund_amount)],
    ["adjustments", count(file.adjustments), full(file.adjustment_amount)],
  ];
  return (
    <aside className={styles.summary}>
      <table>
        <tbody>
          {amounts.map(([name, documents, amount]) => (
            <tr key={name}>
              <th scope="row">{t(`import.${name}`)}</th>
              <td>{t("import.documents", { total: documents })}</td>
              <td>{amount}</td>
            </tr>
          ))}
          <tr data-total>
            <th scope="row">{t("import.net")}</th>
            <td>{t("import.lines", { total: count(file.lines) })}</td>
            <td data-testid="import-net">{full(file.net_amount)}</td>
          </tr>
        </tbody>
      </table>
      <p>
        {t("import.new_things", {
          products: count(file.products_new),
          customers: count(file.customers_new),
        })}
      </p>
      {file.remarks.length > 0 && (
        <ul className={styles.remarks}>
          {file.remarks.map((remark) => (
            <li key={remark.code}>{t(`remark.${remark.code}`, { total: count(remark.count) })}</li>
          ))}
        </ul>
      )}
    </aside>
  );
}
