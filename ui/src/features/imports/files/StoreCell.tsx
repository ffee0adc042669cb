import { useTranslation } from "react-i18next";
import type { FilePreview, ImportRequest } from "../../../bindings";
import { NO_FIGURE } from "../../../components/format";
import { Pill } from "../../../components/Page";
import { useMay, useSigned } from "../../../components/session";
import { rowsKnown } from "../lines";
import { useSetStoreAlias } from "../queries";
import { choiceOf } from "../request";
import { StoreSelect } from "../StoreSelect";
import styles from "./files.module.css";

type Props = {
  file: FilePreview;
  request: ImportRequest;
  onStore: (id: string) => void;
  onAlias: () => void;
};

/** Which store the rows belong to: as the file says, as the person says, or still to be said. */
export function StoreCell({ file, request, onStore, onAlias }: Props) {
  const { t } = useTranslation();
  const { session } = useSigned();
  const unknown = file.unknown_stores[0];
  if (!rowsKnown(file)) return <>{NO_FIGURE}</>;
  if (unknown)
    return (
      <UnknownStore text={unknown.text} others={file.unknown_stores.length - 1} onSaid={onAlias} />
    );
  const named = file.columns.some(({ field }) => field === "store");
  if (named && !file.needs_store) return <span>{t("import.store_by_file")}</span>;
  if (file.subject === "products") return <span>{t("scope.chain")}</span>;
  const store = choiceOf(request.choices, file.path).store_id ?? request.store_id;
  const only = session.stores.length === 1 ? session.stores[0] : undefined;
  if (only && only.id === store) return <span>{only.name}</span>;
  return (
    <Still>
      <StoreSelect
        small
        className={styles.wide}
        value={store}
        wanted={file.needs_store}
        label={t("import.store_of", { file: file.file })}
        onChange={onStore}
        testId="line-store"
      />
    </Still>
  );
}

type UnknownProps = { text: string; others: number; onSaid: () => void };

/** A name that nobody knows: said once, it is remembered for every later file. */
function UnknownStore({ text, others, onSaid }: UnknownProps) {
  const { t } = useTranslation();
  const alias = useSetStoreAlias();
  const question = t("import.which_store", { name: text });
  if (!useMay("edit_mapping")) return <Pill tone="amber">{question}</Pill>;
  return (
    <Still>
      <small title={question}>
        {[text, others > 0 && t("import.more_stores", { count: others })]
          .filter(Boolean)
          .join(" · ")}
      </small>
      <StoreSelect
        small
        wanted
        className={styles.wide}
        value={null}
        label={question}
        testId="unknown-store"
        onChange={(store) => alias.mutate({ text, store }, { onSuccess: onSaid })}
      />
    </Still>
  );
}

/** A choice inside a line that opens on a click elsewhere. */
function Still({ children }: { children: React.ReactNode }) {
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only keeps the click from the line
    // biome-ignore lint/a11y/useKeyWithClickEvents: only keeps the click from the line
    <div onClick={(event) => event.stopPropagation()}>{children}</div>
  );
}
