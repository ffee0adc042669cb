import { useTranslation } from "react-i18next";
import type { FilePreview } from "../../bindings";
import { count } from "../../components/format";
import { useFigures, useSigned } from "../../components/session";
import styles from "./imports.module.css";
import { ourTotal, unitOf } from "./lines";

/** What the file adds up to, and what we noticed in it. */
export function FileSummary({ file }: { file: FilePreview }) {
  const { t } = useTranslation();
  const news = [
    ["products", file.products_new],
    ["customers", file.customers_new],
    ["buyers", file.buyers_new],
  ] as const;
  const names = (key: string, headers: string[]) =>
    headers.length > 0 && <p>{t(key, { names: headers.join(t("common.comma")) })}</p>;
  return (
    <aside className={styles.summary}>
      {file.subject === "sales" ? <Amounts file={file} /> : <FactTotal file={file} />}
      <Controls file={file} />
      {news.some(([, total]) => total > 0) && (
        <p>
          {news
            .filter(([, total]) => total > 0)
            .map(([what, total]) => t(`import.new_${what}`, { total: count(total) }))
            .join(" · ")}
        </p>
      )}
      {names("import.headers_missing", file.missing_headers)}
      {names("import.headers_new", file.new_headers)}
      {file.remarks.length > 0 && (
        <ul className={styles.remarks}>
          {file.remarks.map((remark) => (
            <li key={remark.code}>
              {t(`remark.${remark.code}`, {
                total: count(remark.count),
                defaultValue: remark.code,
              })}
            </li>
          ))}
        </ul>
      )}
    </aside>
  );
}

function Amounts({ file }: { file: FilePreview }) {
  const { t } = useTranslation();
  const { full } = useFigures();
  const amounts: [string, string, string][] = [
    ["sales", count(file.sales), full(file.gross_amount)],
    ["refunds", count(file.refunds), full(file.refund_amount)],
    ["adjustments", count(file.adjustments), full(file.adjustment_amount)],
  ];
  return (
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
  );
}

/** How many plain facts there are and what their main number comes to. */
function FactTotal({ file }: { file: FilePreview }) {
  const { t } = useTranslation();
  const { chain } = useSigned();
  const { full } = useFigures();
  const total = ourTotal(file, chain.currency_digits);
  return (
    <table>
      <tbody>
        <tr>
          <th scope="row">{t(`subject.${file.subject}`)}</th>
          <td />
          <td>{t("import.entries", { total: count(file.facts || file.counts.rows) })}</td>
        </tr>
        {total && (
          <tr data-total>
            <th scope="row">{t(`import.total_of_${total.of}`)}</th>
            <td />
            <td data-testid="import-net">{full(total.value, total.unit)}</td>
          </tr>
        )}
      </tbody>
    </table>
  );
}

function Controls({ file }: { file: FilePreview }) {
  const { t } = useTranslation();
  const { full } = useFigures();
  if (file.controls.length === 0) return null;
  return (
    <table>
      <tbody>
        {file.controls.map((control) => {
          const unit = unitOf(control.field);
          return (
            <tr key={`${control.row}-${control.field}`}>
              <th scope="row">{t(`column.${control.field}`)}</th>
              <td>{t("import.stated_in_row", { row: count(control.row) })}</td>
              <td data-bad={!control.agrees || undefined}>
                {full(control.stated, unit)}
                {control.agrees
                  ? ` ${t("import.agrees")}`
                  : ` / ${t("import.counted", { amount: full(control.counted, unit) })}`}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
