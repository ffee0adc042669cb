import { Input } from "antd";
import { useTranslation } from "react-i18next";
import type { Words } from "../../../bindings";
import { Field } from "../../../components/Field";
import styles from "./editor.module.css";

type Props = {
  label: string;
  words: Words | undefined;
  disabled?: boolean;
  testId?: string;
  onChange: (words: Words) => void;
};

/** A name in both languages, side by side. */
export function WordsField({ label, words = {}, disabled, testId, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <Field label={label}>
      {(id) => (
        <span className={styles.words}>
          <Input
            id={id}
            value={words.zh ?? ""}
            disabled={disabled}
            placeholder={t("kpi_sheets.in_chinese")}
            data-testid={testId && `${testId}-zh`}
            onChange={(event) => onChange({ ...words, zh: event.target.value })}
          />
          <Input
            value={words.en ?? ""}
            disabled={disabled}
            aria-label={`${label} ${t("kpi_sheets.in_english")}`}
            placeholder={t("kpi_sheets.in_english")}
            data-testid={testId && `${testId}-en`}
            onChange={(event) => onChange({ ...words, en: event.target.value })}
          />
        </span>
      )}
    </Field>
  );
}
