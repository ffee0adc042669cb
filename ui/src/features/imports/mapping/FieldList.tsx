import { Select } from "antd";
import { useTranslation } from "react-i18next";
import type { Field, FileColumn } from "../../../bindings";
import { FIELDS, neededFields, wantedFields } from "../subjects";
import { type MappingDraft, mappedFields, optionsFor } from "./draft";
import styles from "./mapping.module.css";

type Props = {
  columns: FileColumn[];
  draft: MappingDraft;
  onColumn: (field: Field, header: string | undefined) => void;
};

/** The fields of the subject, the needed ones first, each with the column it is read from. */
export function FieldList({ columns, draft, onColumn }: Props) {
  const { t } = useTranslation();
  const needed = neededFields(draft.subject);
  const wanted = wantedFields(draft.subject, mappedFields(draft));
  const optional = FIELDS[draft.subject].filter((field) => !needed.includes(field));
  const groups = [
    ["needed", needed],
    ["optional", optional],
  ] as const;
  return (
    <section className={styles.side} data-testid="mapping-form">
      {groups.map(([name, fields]) => (
        <fieldset key={name} className={styles.fields}>
          <legend>
            {t(`import.${name}`)}
            <span>{t(`import.${name}_text`)}</span>
          </legend>
          {fields.map((field) => (
            <FieldChoice
              key={field}
              field={field}
              missing={wanted.includes(field)}
              columns={columns}
              draft={draft}
              onColumn={onColumn}
            />
          ))}
        </fieldset>
      ))}
    </section>
  );
}

type ChoiceProps = Props & { field: Field; missing: boolean };

function FieldChoice({ field, missing, columns, draft, onColumn }: ChoiceProps) {
  const { t } = useTranslation();
  return (
    <div className={styles.field}>
      <label htmlFor={`map-${field}`}>{t(`column.${field}`)}</label>
      <Select
        id={`map-${field}`}
        size="small"
        allowClear
        showSearch
        status={missing ? "warning" : undefined}
        placeholder={t(missing ? "import.choose_column" : "import.no_column")}
        popupMatchSelectWidth={false}
        value={draft.columns[field]}
        options={optionsFor(field, columns, draft).map(({ header, samples, fits, used }) => ({
          value: header,
          label: header,
          samples: samples.slice(0, 2).join(" · "),
          quiet: used || !fits,
        }))}
        optionRender={({ data }) => (
          <span className={data.quiet ? styles.quiet : undefined}>
            {data.label} <small className={styles.quiet}>{data.samples}</small>
          </span>
        )}
        onChange={(header: string | undefined) => onColumn(field, header)}
      />
    </div>
  );
}
