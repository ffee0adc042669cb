import { Checkbox } from "antd";
import { useTranslation } from "react-i18next";
import type { Marks } from "../../../bindings";
import { Field } from "../../../components/Field";
import styles from "./editor.module.css";
import { NumberInput } from "./NumberInput";

const PARTS = ["lowest", "highest", "step"] as const;

type Props = {
  marks: Marks | null;
  full: number;
  disabled: boolean;
  onChange: (marks: Marks | null) => void;
};

/** Which marks may be given; any number where none are named. */
export function MarksFields({ marks, full, disabled, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <div className={styles.fields}>
      <Checkbox
        className={styles.check}
        checked={marks !== null}
        disabled={disabled}
        data-testid="item-marks"
        onChange={(event) =>
          onChange(event.target.checked ? { lowest: "0", highest: String(full), step: "1" } : null)
        }
      >
        {t("kpi_sheets.field.marks")}
      </Checkbox>
      {marks &&
        PARTS.map((part) => (
          <Field key={part} label={t(`kpi_sheets.field.${part}`)}>
            {(id) => (
              <NumberInput
                id={id}
                value={marks[part]}
                disabled={disabled}
                onChange={(value) => onChange({ ...marks, [part]: value ?? "0" })}
              />
            )}
          </Field>
        ))}
    </div>
  );
}
