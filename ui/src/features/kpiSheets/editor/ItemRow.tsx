import { CaretDownOutlined, CaretRightOutlined, StopOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import type { KpiItem } from "../../../bindings";
import { exact } from "../../../components/format";
import { curveWords, inWords, targetWords } from "../../../components/kpi";
import { moveItem, removeItem, setItem } from "../state/change";
import type { SheetDraftState } from "../state/draft";
import { fullOf, isBeside } from "../state/sheet";
import { CurveDrawing } from "./CurveDrawing";
import styles from "./editor.module.css";
import { ItemFields } from "./ItemFields";
import { NumberInput } from "./NumberInput";
import { RowTools } from "./RowTools";
import { sourceWords } from "./source";
import { useMetricName } from "./useMetricName";

type Props = {
  draft: SheetDraftState;
  item: KpiItem;
  disabled: boolean;
  open: boolean;
  onOpen: (open: boolean) => void;
};

/** An item in one line of sentences; opened, everything that can be said of it. */
export function ItemRow({ draft, item, disabled, open, onOpen }: Props) {
  const { t, i18n } = useTranslation();
  const metric = useMetricName();
  const name = inWords(item.name, i18n.language) || t("kpi_sheets.unnamed_item");
  const unit = inWords(item.unit, i18n.language);
  const beside = isBeside(item.curve);
  const set = (part: Partial<KpiItem>) =>
    draft.content((content) => setItem(content, item.key, part));
  const sentence = curveWords(item.curve, item.target, t);
  return (
    <div className={styles.item} data-testid="item" data-key={item.key} data-open={open}>
      <div className={styles.row}>
        <button
          type="button"
          className={styles.name}
          aria-expanded={open}
          data-testid="item-open"
          onClick={() => onOpen(!open)}
        >
          {open ? <CaretDownOutlined /> : <CaretRightOutlined />}
          <span>
            <b>{name}</b>
            {item.is_veto && (
              <small className={styles.veto} title={t("kpi_sheets.veto_title")}>
                <StopOutlined /> {t("kpi_sheets.veto_short")}
              </small>
            )}
            <small title={sourceWords(item, metric, t)}>{sourceWords(item, metric, t)}</small>
          </span>
        </button>
        <span className={styles.target} data-testid="item-target-words">
          {targetWords(item.target, t)} {item.target.kind === "ratio" ? "" : unit}
        </span>
        <span className={styles.how}>
          <CurveDrawing curve={item.curve} target={item.target} full={fullOf(draft.now.content)} />
          <span title={sentence}>{sentence}</span>
        </span>
        {beside && <span className={styles.beside}>{t("kpi_sheets.beside")}</span>}
        {!beside && disabled && <span className={styles.weight}>{exact(item.weight)} %</span>}
        {!beside && !disabled && (
          <NumberInput
            small
            label={t("kpi_sheets.weight_of", { name })}
            value={item.weight}
            suffix="%"
            testId="item-weight"
            onChange={(weight) => set({ weight: weight ?? "0" })}
          />
        )}
        {disabled ? (
          <span />
        ) : (
          <RowTools
            name={name}
            testId="item"
            onMove={(by) => draft.content((content) => moveItem(content, item.key, by))}
            onRemove={() => draft.content((content) => removeItem(content, item.key))}
          />
        )}
      </div>
      {open && (
        <ItemFields content={draft.now.content} item={item} disabled={disabled} onChange={set} />
      )}
    </div>
  );
}
