import { InputNumber, Radio } from "antd";
import { useTranslation } from "react-i18next";
import type { Marks } from "../../../bindings";
import { exact } from "../../../components/format";
import styles from "./marks.module.css";
import { choices, isYesOrNo, plain } from "./tasks";

type Props = {
  marks: Marks | null;
  value: string | null;
  labelledBy: string;
  disabled: boolean;
  onChange: (value: string | null) => void;
  onEnter: () => void;
};

/** A button for each mark while they are few, a field for numbers otherwise. */
export function MarkField({ marks, value, labelledBy, disabled, onChange, onEnter }: Props) {
  const { t } = useTranslation();
  const buttons = choices(marks);
  if (buttons) {
    const yesOrNo = isYesOrNo(buttons);
    const word = (mark: string) =>
      yesOrNo ? t(mark === "1" ? "score_board.yes" : "score_board.no") : exact(mark);
    return (
      <Radio.Group
        optionType="button"
        className={styles.buttons}
        value={value}
        disabled={disabled}
        aria-labelledby={labelledBy}
        data-testid="mark-buttons"
        options={buttons.map((mark) => ({ value: mark, label: word(mark) }))}
        onChange={(event) => onChange(String(event.target.value))}
      />
    );
  }
  return (
    <InputNumber
      className={styles.number}
      value={value === null ? null : Number(value)}
      min={marks ? Number(marks.lowest) : undefined}
      max={marks ? Number(marks.highest) : undefined}
      step={marks ? Number(marks.step) : 1}
      disabled={disabled}
      aria-labelledby={labelledBy}
      data-testid="mark-number"
      placeholder={
        marks
          ? t("score_board.from_to", { low: exact(marks.lowest), high: exact(marks.highest) })
          : t("score_board.any_number")
      }
      onChange={(next) => onChange(next === null ? null : plain(next))}
      onPressEnter={onEnter}
    />
  );
}
