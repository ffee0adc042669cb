import { Button, Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Field, FilePreview } from "../../bindings";
import styles from "./imports.module.css";
import { FIELDS, mappingOf } from "./request";

type Mapping = Partial<Record<Field, string>>;
type Props = {
  file: FilePreview;
  busy: boolean;
  onMapped: (columns: Mapping, name: string | null) => void;
};

/** Says by hand which column is what; a name keeps the answer for the next file of this shape. */
export function MappingForm({ file, busy, onMapped }: Props) {
  const { t } = useTranslation();
  const [mapping, setMapping] = useState<Mapping>(() => mappingOf(file));
  const [name, setName] = useState("");
  const stillMissing = file.missing.filter((field) => !mapping[field]);
  const options = file.columns.map((column) => ({
    value: column.header,
    label: column.header,
    samples: column.samples.slice(0, 2).join(" · "),
  }));
  const fields = [...file.missing, ...FIELDS.filter((field) => !file.missing.includes(field))];
  return (
    <form
      className={styles.mapping}
      data-testid="mapping-form"
      onSubmit={(event) => {
        event.preventDefault();
        onMapped(mapping, name.trim() || null);
      }}
    >
      <div className={styles.mappingFields}>
        {fields.map((field) => (
          <div key={field} className={styles.mappingField}>
            <label htmlFor={`map-${field}`}>
              {t(`column.${field}`)}
              {file.missing.includes(field) && <em>{t("import.needed")}</em>}
            </label>
            <Select
              id={`map-${field}`}
              allowClear
              showSearch
              status={stillMissing.includes(field) ? "warning" : undefined}
              placeholder={t("import.choose_column")}
              value={mapping[field]}
              options={options}
              optionRender={({ data }) => (
                <>
                  {data.label} <span className={styles.sample}>{data.samples}</span>
                </>
              )}
              onChange={(header) => setMapping((old) => ({ ...old, [field]: header }))}
            />
          </div>
        ))}
      </div>
      <div className={styles.mappingFoot}>
        <Input
          value={name}
          onChange={(event) => setName(event.target.value)}
          placeholder={t("import.mapping_name")}
          aria-label={t("import.mapping_name")}
          data-testid="mapping-name"
        />
        <Button
          htmlType="submit"
          loading={busy}
          disabled={stillMissing.length > 0}
          data-testid="mapping-apply"
        >
          {t("import.apply_mapping")}
        </Button>
        {stillMissing.length > 0 && (
          <span className={styles.calm}>
            {t("import.still_missing", { count: stillMissing.length })}
          </span>
        )}
      </div>
    </form>
  );
}
