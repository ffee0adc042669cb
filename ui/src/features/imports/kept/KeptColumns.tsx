import { Button, Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Field, Mapping } from "../../../bindings";
import { useSaveMapping } from "../queries";
import { FIELDS, missingFields } from "../subjects";
import styles from "./kept.module.css";

/** Headers are kept as one text, parted by this sign. */
const BETWEEN_HEADERS = "\u001f";

/** One kept mapping: its name, and which column each field is read from. */
export function KeptColumns({ mapping, may }: { mapping: Mapping; may: boolean }) {
  const { t } = useTranslation();
  const save = useSaveMapping();
  const [draft, setDraft] = useState(mapping);
  const written = Object.values(mapping.columns);
  const others = mapping.fingerprint
    .split(BETWEEN_HEADERS)
    .filter((header) => header && !written.some((one) => one.toLowerCase() === header));
  const options = [...new Set([...written, ...others])].map((value) => ({ value, label: value }));
  const missing = missingFields(draft.subject, Object.keys(draft.columns) as Field[]);
  const set = (field: Field, header: string | undefined) =>
    setDraft(({ columns: { [field]: _, ...columns }, ...rest }) => ({
      ...rest,
      columns: header === undefined ? columns : { ...columns, [field]: header },
    }));
  return (
    <div className={styles.columns}>
      <div className={styles.fields}>
        {FIELDS[mapping.subject].map((field) => (
          <label key={field} htmlFor={`${mapping.id}-${field}`}>
            <span>{t(`column.${field}`)}</span>
            <Select
              id={`${mapping.id}-${field}`}
              size="small"
              allowClear
              disabled={!may}
              status={missing.includes(field) ? "warning" : undefined}
              placeholder={t("import.no_column")}
              popupMatchSelectWidth={false}
              value={draft.columns[field]}
              options={options}
              onChange={(header) => set(field, header)}
            />
          </label>
        ))}
      </div>
      {may && (
        <p className={styles.save}>
          <Input
            size="small"
            value={draft.name}
            aria-label={t("form.name")}
            onChange={(event) => setDraft({ ...draft, name: event.target.value })}
          />
          <Button
            size="small"
            loading={save.isPending}
            disabled={draft === mapping || missing.length > 0 || draft.name.trim() === ""}
            onClick={() => save.mutate(draft)}
          >
            {t("common.save")}
          </Button>
        </p>
      )}
    </div>
  );
}
