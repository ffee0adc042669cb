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
  const optional = FIELDS.filter((field) => !file.missing.includes(field));
  const choice = (field: Field) => (
    <ColumnChoice
      key={field}
      field={field}
      missing={stillMissing.includes(field)}
      value={mapping[field]}
      options={options}
      onChange={(header) => setMapping((old) => ({ ...old, [field]: header }))}
    />
  );
  return (
    <form
      className={styles.mapping}
      data-testid="mapping-form"
      onSubmit={(event) => {
        event.preventDefault();
        onMapped(mapping, name.trim() || null);
      }}
    >
      <div className={styles.mappingGroups}>
        {file.missing.length > 0 && (
          <fieldset className={styles.mappingFields}>
            <legend>
              {t("import.needed")}
              <span>{t("import.needed_text")}</span>
            </legend>
            {file.missing.map(choice)}
          </fieldset>
        )}
        <fieldset className={styles.mappingFields}>
          <legend>
            {t("import.optional")}
            <span>{t("import.optional_text")}</span>
          </legend>
          {optional.map(choice)}
        </fieldset>
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
          type={file.missing.length > 0 ? "primary" : "default"}
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

type ChoiceProps = {
  field: Field;
  missing: boolean;
  value: string | undefined;
  options: { value: string; label: string; samples: string }[];
  onChange: (header: string | undefined) => void;
};

/** The column that one field is read from, beside what stands in it. */
function ColumnChoice({ field, missing, value, options, onChange }: ChoiceProps) {
  const { t } = useTranslation();
  return (
    <div className={styles.mappingField}>
      <label htmlFor={`map-${field}`}>{t(`column.${field}`)}</label>
      <Select
        id={`map-${field}`}
        allowClear
        showSearch
        status={missing ? "warning" : undefined}
        placeholder={t(missing ? "import.choose_column" : "import.no_column")}
        popupMatchSelectWidth={false}
        value={value}
        options={options}
        optionRender={({ data }) => (
          <>
            {data.label} <span className={styles.sample}>{data.samples}</span>
          </>
        )}
        onChange={onChange}
      />
    </div>
  );
}
