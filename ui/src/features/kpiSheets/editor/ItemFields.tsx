import { Checkbox } from "antd";
import { useTranslation } from "react-i18next";
import type { KpiItem } from "../../../bindings";
import type { Whole } from "../state/sheet";
import { CurveFields } from "./CurveFields";
import styles from "./editor.module.css";
import { SourceFields } from "./SourceFields";
import { TargetFields } from "./TargetFields";
import { WordsField } from "./WordsField";

type Props = {
  content: Whole;
  item: KpiItem;
  disabled: boolean;
  onChange: (part: Partial<KpiItem>) => void;
};

/** Everything that can be said of an item. */
export function ItemFields({ content, item, disabled, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <div className={styles.body} data-testid="item-fields">
      <div className={styles.twoWords}>
        <WordsField
          label={t("kpi_sheets.field.name")}
          words={item.name}
          disabled={disabled}
          testId="item-name"
          onChange={(name) => onChange({ name })}
        />
        <WordsField
          label={t("kpi_sheets.field.unit")}
          words={item.unit}
          disabled={disabled}
          testId="item-unit"
          onChange={(unit) => onChange({ unit })}
        />
      </div>
      <SourceFields content={content} item={item} disabled={disabled} onChange={onChange} />
      <TargetFields item={item} disabled={disabled} onChange={onChange} />
      <CurveFields content={content} item={item} disabled={disabled} onChange={onChange} />
      <Checkbox
        checked={item.is_veto ?? false}
        disabled={disabled}
        data-testid="item-veto"
        onChange={(event) => onChange({ is_veto: event.target.checked })}
      >
        {t("kpi_sheets.field.veto")}
      </Checkbox>
    </div>
  );
}
