import { useTranslation } from "react-i18next";
import type { FilePreview, ImportRequest } from "../../../bindings";
import { count } from "../../../components/format";
import { useFigures } from "../../../components/session";
import { addable, rowsKnown } from "../lines";
import { sumCounts, sumDecimals } from "../request";
import { FileLine, type LineActions } from "./FileLine";
import styles from "./files.module.css";

type Props = LineActions & { files: FilePreview[]; request: ImportRequest; chosen: string | null };

const numbers = ["new", "changed", "same", "rejected"] as const;

/** One line a file: what it is, when, how many rows are new, and our total beside its own. */
export function FileTable({ files, chosen, request, ...actions }: Props) {
  const { t } = useTranslation();
  const many = files.length > 1;
  return (
    <div className={styles.scroll}>
      <table className={styles.files} data-many={many || undefined}>
        <thead>
          <tr>
            <th className={styles.file}>{t("import.file")}</th>
            <th className={styles.what}>{t("import.recognised")}</th>
            <th className={styles.store}>{t("import.store")}</th>
            <th className={styles.period}>{t("import.period")}</th>
            {numbers.map((name) => (
              <th key={name} className={styles.number} data-number={name}>
                {t(`import.${name}`)}
              </th>
            ))}
            <th className={styles.total}>{t("import.our_total")}</th>
            <th className={styles.total}>{t("import.own_total")}</th>
            <th className={styles.state}>{t("import.state")}</th>
          </tr>
        </thead>
        <tbody>
          {files.map((file) => (
            <FileLine
              key={file.path}
              file={file}
              request={request}
              chosen={file.path === chosen}
              {...actions}
            />
          ))}
        </tbody>
        {many && <Totals files={files.filter(rowsKnown)} of={files.length} />}
      </table>
    </div>
  );
}

/** What all lines come to; amounts of the sales files only, since others are not sales. */
function Totals({ files, of }: { files: FilePreview[]; of: number }) {
  const { t } = useTranslation();
  const { full } = useFigures();
  const counts = sumCounts(files);
  const sales = addable(files);
  const net = sumDecimals(sales.map((file) => file.net_amount));
  return (
    <tfoot>
      <tr data-testid="import-totals">
        <th scope="row">{t("import.all_files", { count: of })}</th>
        <td>{t("import.rows", { total: count(counts.rows) })}</td>
        <td />
        <td className={styles.period} />
        {numbers.map((name) => (
          <td key={name} className={styles.number} data-number={name}>
            {count(counts[name])}
          </td>
        ))}
        <td className={styles.total} title={t("import.sales_only")}>
          {sales.length > 0 ? full(net) : null}
        </td>
        <td colSpan={2} className={styles.note}>
          {sales.length > 0 && sales.length < files.length && t("import.sales_only")}
        </td>
      </tr>
    </tfoot>
  );
}
