import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Mapping } from "../../../bindings";
import { Card, Failed, Pill } from "../../../components/Page";
import { useMay } from "../../../components/session";
import { useDeleteMapping, useExportMapping, useImportMapping, useMappings } from "../queries";
import { KeptColumns } from "./KeptColumns";
import styles from "./kept.module.css";

/** The column mappings people kept: open, rename, delete, send and receive. */
export function KeptMappings() {
  const { t } = useTranslation();
  const { data, error } = useMappings();
  const bring = useImportMapping();
  const may = useMay("edit_mapping");
  const [open, setOpen] = useState<string | null>(null);
  const aside = (
    <>
      <span>{t("files.mappings_text")}</span>
      {may && (
        <Button size="small" loading={bring.isPending} onClick={() => bring.mutate()}>
          {t("files.import_toml")}
        </Button>
      )}
    </>
  );
  return (
    <Card title={t("files.mappings")} aside={aside}>
      {error && <Failed error={error} />}
      {data?.length === 0 && <p className={styles.none}>{t("files.no_mappings")}</p>}
      <ul className={styles.list}>
        {data?.map((mapping) => (
          <li key={mapping.id} data-testid="kept-mapping">
            <Line
              mapping={mapping}
              may={may}
              open={open === mapping.id}
              onOpen={() => setOpen(open === mapping.id ? null : mapping.id)}
            />
            {open === mapping.id && <KeptColumns key={mapping.name} mapping={mapping} may={may} />}
          </li>
        ))}
      </ul>
    </Card>
  );
}

type LineProps = { mapping: Mapping; may: boolean; open: boolean; onOpen: () => void };

function Line({ mapping, may, open, onOpen }: LineProps) {
  const { t } = useTranslation();
  const remove = useDeleteMapping();
  const write = useExportMapping();
  return (
    <>
      <button type="button" className={styles.opener} aria-expanded={open} onClick={onOpen}>
        {mapping.name}
      </button>
      <span className={styles.what}>
        <Pill tone="tint">{t(`subject.${mapping.subject}`)}</Pill>
        {t("imports.mapping_columns", { count: Object.keys(mapping.columns).length })}
      </span>
      <span>
        <Button size="small" type="text" onClick={() => write.mutate(mapping)}>
          {t("import.export_toml")}
        </Button>
        {may && (
          <Button size="small" type="text" onClick={() => remove.mutate(mapping.id)}>
            {t("common.delete")}
          </Button>
        )}
      </span>
    </>
  );
}
