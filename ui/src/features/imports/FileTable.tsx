import { useTranslation } from "react-i18next";
import type { FilePreview, ImportRequest } from "../../bindings";
import { count, shortMoment, span } from "../../components/format";
import { Pill } from "../../components/Page";
import { useFigures, useSigned } from "../../components/session";
import styles from "./imports.module.css";

type Props = {
  files: FilePreview[];
  chosen: string | null;
  request: ImportRequest;
  onChoose: (path: string) => void;
};

const numbers = ["new", "changed", "same", "rejected"] as const;

/** One line a file: what it is, when, how many rows are new, and our total. */
export function FileTable({ files, chosen, request, onChoose }: Props) {
  const { t } = useTranslation();
  return (
    <div className={styles.fileScroll}>
      <table className={styles.files}>
        <thead>
          <tr>
            <th>{t("import.file")}</th>
            <th>{t("import.recognised")}</th>
            <th>{t("import.store")}</th>
            <th>{t("import.period")}</th>
            {numbers.map((name) => (
              <th key={name} className={styles.end}>
                {t(`import.${name}`)}
              </th>
            ))}
            <th className={styles.end}>{t("import.orders")}</th>
            <th className={styles.end}>{t("import.our_total")}</th>
            <th aria-label={t("import.state")} />
          </tr>
        </thead>
        <tbody>
          {files.map((file) => (
            <FileLine
              key={file.path}
              file={file}
              request={request}
              chosen={file.path === chosen}
              onChoose={onChoose}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

type LineProps = {
  file: FilePreview;
  request: ImportRequest;
  chosen: boolean;
  onChoose: Props["onChoose"];
};

function FileLine({ file, request, chosen, onChoose }: LineProps) {
  const { t } = useTranslation();
  const { session, chain } = useSigned();
  const { full } = useFigures();
  const readable = file.problem === null;
  // Before its columns are mapped nothing is known of its rows.
  const known = readable && file.missing.length === 0;
  const store = session.stores.find(({ id }) => id === request.store_id)?.name;
  const byColumn = file.columns.some(({ field }) => field === "store");
  const shape = [
    file.encoding,
    file.sheet,
    known && t("import.rows", { total: count(file.counts.rows) }),
  ];
  const figure = (value: number) => (known ? count(value) : "—");
  return (
    <tr
      data-chosen={chosen || undefined}
      data-testid="import-file"
      onClick={() => onChoose(file.path)}
    >
      <td>
        <button type="button" className={styles.fileName} title={file.path} aria-pressed={chosen}>
          {file.file}
        </button>
        <small>{shape.filter(Boolean).join(" · ")}</small>
      </td>
      <td>
        {file.recognised ? t(`format.${file.recognised}`) : t("import.not_recognised")}
        <small>{readable && <Recognition file={file} />}</small>
      </td>
      <td>{byColumn ? t("import.store_by_file") : store}</td>
      <td>{span(file.from, file.to, chain.today)}</td>
      {numbers.map((name) => (
        <td
          key={name}
          className={styles.end}
          data-bad={name === "rejected" && file.counts.rejected > 0 ? "" : undefined}
          data-testid={`import-${name}`}
        >
          {figure(file.counts[name])}
        </td>
      ))}
      <td className={styles.end}>{figure(file.orders)}</td>
      <td className={styles.end}>{known ? full(file.net_amount) : "—"}</td>
      <td className={styles.end}>
        <FileState file={file} />
      </td>
    </tr>
  );
}

function Recognition({ file }: { file: FilePreview }) {
  const { t } = useTranslation();
  if (file.mapping_name) return t("import.by_mapping", { name: file.mapping_name });
  const matched = file.columns.filter(({ field }) => field !== null).length;
  return t("import.matched", { matched, total: file.columns.length });
}

function FileState({ file }: { file: FilePreview }) {
  const { t } = useTranslation();
  const { chain } = useSigned();
  if (file.problem) return <Pill tone="red">{t("import.unreadable")}</Pill>;
  if (file.missing.length > 0)
    return <Pill tone="amber">{t("import.to_map", { count: file.missing.length })}</Pill>;
  if (file.already_imported_at !== null) {
    const at = shortMoment(file.already_imported_at, chain.time_zone, chain.today);
    return <Pill tone="grey">{t("import.already", { at })}</Pill>;
  }
  if (file.counts.rejected > 0)
    return <Pill tone="amber">{t("import.some_rejected", { count: file.counts.rejected })}</Pill>;
  return <Pill tone="green">{t("import.ready")}</Pill>;
}
