import { Button, Input } from "antd";
import { useTranslation } from "react-i18next";
import type { Field, FilePreview } from "../../../bindings";
import { useMay } from "../../../components/session";
import { ipc } from "../../../ipc";
import { useExportMapping, useMappings, useSaveMapping } from "../queries";
import type { MappingDraft } from "./draft";
import styles from "./mapping.module.css";

type Props = {
  file: FilePreview;
  draft: MappingDraft;
  missing: Field[];
  testing: boolean;
  onName: (name: string) => void;
  onTest: () => void;
  onUse: () => void;
  onClose: () => void;
};

/** Test, name and keep, write as a file, use: the ways on from a mapping. */
export function EditorFoot(props: Props) {
  const { file, draft, missing, testing, onName, onTest, onUse, onClose } = props;
  const { t } = useTranslation();
  const { data: kept = [] } = useMappings();
  const save = useSaveMapping();
  const write = useExportMapping();
  const mayKeep = useMay("edit_mapping");
  const own = kept.find(({ fingerprint }) => fingerprint === file.fingerprint);
  const name = draft.name.trim();
  const incomplete = missing.length > 0;
  const keep = async () => {
    const { fingerprint } = file;
    const { subject, columns } = draft;
    const id = own?.id ?? (await ipc.newId());
    save.mutate({ id, name, fingerprint, subject, columns });
  };
  return (
    <footer className={styles.foot}>
      {mayKeep && (
        <>
          <Input
            className={styles.name}
            value={draft.name}
            onChange={(event) => onName(event.target.value)}
            placeholder={t("import.mapping_name")}
            aria-label={t("import.mapping_name")}
            data-testid="mapping-name"
          />
          <Button
            disabled={name === "" || incomplete}
            loading={save.isPending}
            onClick={() => void keep()}
            data-testid="mapping-save"
          >
            {t("common.save")}
          </Button>
          {own && <Button onClick={() => write.mutate(own)}>{t("import.export_toml")}</Button>}
        </>
      )}
      <span className={styles.grow}>
        {incomplete &&
          t("import.still_missing", {
            names: missing.map((field) => t(`column.${field}`)).join(t("common.comma")),
          })}
      </span>
      <Button onClick={onClose}>{t("common.back")}</Button>
      <Button disabled={incomplete} loading={testing} onClick={onTest} data-testid="mapping-test">
        {t("import.test_whole")}
      </Button>
      <Button type="primary" disabled={incomplete} onClick={onUse} data-testid="mapping-apply">
        {t("import.use_mapping")}
      </Button>
    </footer>
  );
}
