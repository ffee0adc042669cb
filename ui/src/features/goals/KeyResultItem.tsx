import {
  ArrowDownOutlined,
  ArrowUpOutlined,
  CaretDownOutlined,
  CaretRightOutlined,
  DeleteOutlined,
} from "@ant-design/icons";
import { Button, InputNumber } from "antd";
import { useTranslation } from "react-i18next";
import type { KeyResult } from "../../bindings";
import styles from "./form.module.css";
import { KeyResultFields } from "./KeyResultFields";
import { useMetricUnit } from "./metricUnit";
import type { Names } from "./names";
import type { Lacks } from "./ObjectiveFields";
import type { Days } from "./periods";
import { useSentence } from "./sentence";

type Props = {
  one: KeyResult;
  /** the days of its objective */
  days: Days;
  at: number;
  /** the place of the last one */
  last: number;
  open: boolean;
  may: boolean;
  names: Names;
  lacks: Lacks;
  onOpen: (open: boolean) => void;
  onChange: (one: KeyResult) => void;
  onMove: (by: number) => void;
  onRemove: () => void;
};

const FIELDS = ["title", "metric", "start", "target", "milestones"];

/** One key result of the form: what it says and weighs, and where it stands among the others. */
export function KeyResultItem(props: Props) {
  const { one, at, last, may, lacks, onOpen, onChange, onMove, onRemove } = props;
  const { t } = useTranslation();
  const unitOf = useMetricUnit();
  const sentence = useSentence();
  const said = sentence(one, unitOf(one));
  // What is missing is not to be looked for.
  const open = props.open || FIELDS.some((field) => lacks(field) !== undefined);
  const tool = (name: string, icon: React.ReactNode, disabled: boolean, run: () => void) => (
    <Button
      type="text"
      size="small"
      icon={icon}
      disabled={disabled}
      aria-label={t(`goal.${name}`, { title: one.title || at + 1 })}
      data-testid={`${name}`}
      onClick={run}
    />
  );
  return (
    <li className={styles.item} data-testid="result-item" data-open={open || undefined}>
      <div className={styles.itemHead}>
        <button
          type="button"
          className={styles.itemName}
          aria-expanded={open}
          onClick={() => onOpen(!open)}
        >
          {open ? <CaretDownOutlined /> : <CaretRightOutlined />}
          <b title={one.title}>{one.title || t("goal.result_number", { number: at + 1 })}</b>
        </button>
        <InputNumber
          min={0}
          max={100}
          precision={0}
          controls={false}
          size="small"
          suffix="%"
          disabled={!may}
          value={one.weight}
          className={styles.weight}
          aria-label={t("goal.weight_of", { title: one.title || at + 1 })}
          data-testid="result-weight"
          onChange={(weight) => onChange({ ...one, weight: weight ?? 0 })}
        />
        {may && (
          <span className={styles.itemTools}>
            {tool("move_up", <ArrowUpOutlined />, at === 0, () => onMove(-1))}
            {tool("move_down", <ArrowDownOutlined />, at === last, () => onMove(1))}
            {tool("remove_result", <DeleteOutlined />, false, onRemove)}
          </span>
        )}
      </div>
      {said && (
        <p className={styles.sentence} data-testid="result-sentence">
          {said}
        </p>
      )}
      {open && <KeyResultFields {...props} />}
    </li>
  );
}
