import { Select } from "antd";
import { useTranslation } from "react-i18next";
import type { BlankRule, Grain, Scale } from "../../../bindings";
import { Field, TextField } from "../../../components/Field";
import { Card } from "../../../components/Page";
import type { SheetDraftState } from "../state/draft";
import styles from "./editor.module.css";
import { Fold } from "./Fold";
import { WordsField } from "./WordsField";

const CYCLES = ["day", "week", "month", "quarter", "year"] as const satisfies readonly Grain[];
const SCALES = ["hundred", "five"] as const satisfies readonly Scale[];
const BLANKS = ["redistribute", "wait", "zero"] as const satisfies readonly BlankRule[];
const HEAD = ["file_number", "written_by", "checked_by", "approved_by"] as const;

type Props = { draft: SheetDraftState; disabled: boolean; version: number };

/** What holds for the whole sheet: its name, its cycle, its points, and what a blank does. */
export function Settings({ draft, disabled, version }: Props) {
  const { t } = useTranslation();
  const { now, change, content } = draft;
  return (
    <Card testId="sheet-settings">
      <div className={styles.settings}>
        <WordsField
          label={t("kpi_sheets.field.name")}
          words={now.name}
          disabled={disabled}
          testId="sheet-name"
          onChange={(name) => change({ name })}
        />
        <Field label={t("kpi_sheets.field.cycle")}>
          {(id) => (
            <Select
              id={id}
              value={now.cycle}
              disabled={disabled}
              options={CYCLES.map((value) => ({ value, label: t(`kpi.grain.${value}`) }))}
              onChange={(cycle) => change({ cycle })}
            />
          )}
        </Field>
        <Field label={t("kpi_sheets.field.scale")}>
          {(id) => (
            <Select
              id={id}
              value={now.content.scale}
              disabled={disabled}
              options={SCALES.map((value) => ({ value, label: t(`kpi.scale.${value}`) }))}
              onChange={(scale) => content((one) => ({ ...one, scale }))}
            />
          )}
        </Field>
        <Field label={t("kpi_sheets.field.blank")}>
          {(id) => (
            <Select
              id={id}
              value={now.content.blank}
              disabled={disabled}
              popupMatchSelectWidth={false}
              options={BLANKS.map((value) => ({ value, label: t(`kpi.blank.${value}`) }))}
              onChange={(blank) => content((one) => ({ ...one, blank }))}
            />
          )}
        </Field>
      </div>
      {version > 1 && !disabled && (
        <div className={styles.reason}>
          <TextField
            label={t("kpi_sheets.field.reason")}
            value={now.change_reason}
            hint={t("kpi_sheets.reason_hint")}
            testId="sheet-reason"
            onChange={(change_reason) => change({ change_reason })}
          />
        </div>
      )}
      <Fold title={t("kpi_sheets.head")} note={t("kpi_sheets.head_note")} testId="sheet-head">
        <div className={styles.fields}>
          {HEAD.map((name) => (
            <TextField
              key={name}
              label={t(`kpi_sheets.field.${name}`)}
              value={now.head[name] ?? ""}
              disabled={disabled}
              onChange={(value) => change({ head: { ...now.head, [name]: value } })}
            />
          ))}
        </div>
      </Fold>
    </Card>
  );
}
