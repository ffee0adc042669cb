import { useTranslation } from "react-i18next";
import type { FilePreview, ImportRequest } from "../../../bindings";
import { count, NO_FIGURE, span } from "../../../components/format";
import { useFigures, useSigned } from "../../../components/session";
import { ourTotal, rowsKnown } from "../lines";
import type { withChoice } from "../request";
import { ControlCell } from "./ControlCell";
import styles from "./files.module.css";
import { Recognised } from "./Recognised";
import { StateCell } from "./StateCell";
import { StoreCell } from "./StoreCell";

export type LineActions = {
  onChoose: (path: string) => void;
  onMap: (path: string) => void;
  choose: (path: string, change: Parameters<typeof withChoice>[2]) => void;
  /** looks at the files again, after something outside them changed */
  again: () => void;
};

type Props = LineActions & { file: FilePreview; request: ImportRequest; chosen: boolean };

const numbers = ["new", "changed", "same", "rejected"] as const;

export function FileLine({ file, request, chosen, onChoose, onMap, choose, again }: Props) {
  const { t } = useTranslation();
  const { chain } = useSigned();
  const { full } = useFigures();
  const known = rowsKnown(file) && !file.needs_store;
  const total = ourTotal(file, chain.currency_digits);
  const shape = [
    file.encoding,
    file.sheet,
    file.counts.rows > 0 && t("import.rows", { total: count(file.counts.rows) }),
  ]
    .filter(Boolean)
    .join(" · ");
  return (
    <tr
      data-chosen={chosen || undefined}
      data-testid="import-file"
      onClick={() => onChoose(file.path)}
    >
      <td>
        <button type="button" className={styles.name} title={file.path} aria-pressed={chosen}>
          {file.file}
        </button>
        <small title={shape}>{shape}</small>
      </td>
      <td>
        <Recognised file={file} onFormat={(format) => choose(file.path, { format })} />
      </td>
      <td>
        <StoreCell
          file={file}
          request={request}
          onStore={(store_id) => choose(file.path, { store_id })}
          onAlias={again}
        />
      </td>
      <td className={styles.period}>{span(file.from, file.to, chain.today)}</td>
      {numbers.map((name) => (
        <td
          key={name}
          className={styles.number}
          data-number={name}
          data-bad={(name === "rejected" && file.counts.rejected > 0) || undefined}
          data-testid={`import-${name}`}
        >
          {known ? count(file.counts[name]) : NO_FIGURE}
        </td>
      ))}
      <td className={styles.total} title={total ? t(`import.total_of_${total.of}`) : undefined}>
        {total ? full(total.value, total.unit) : NO_FIGURE}
        {total && file.subject !== "sales" && <small>{t(`import.total_of_${total.of}`)}</small>}
      </td>
      <td className={styles.total}>
        <ControlCell controls={file.controls} />
      </td>
      <td className={styles.state}>
        <StateCell file={file} onMap={() => onMap(file.path)} />
      </td>
    </tr>
  );
}
