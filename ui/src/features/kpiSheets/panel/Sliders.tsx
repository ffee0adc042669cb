import { Select, Slider } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { KpiGroup, KpiItem } from "../../../bindings";
import { exact } from "../../../components/format";
import { inWords } from "../../../components/kpi";
import { NumberInput } from "../editor/NumberInput";
import { WeightSum } from "../editor/WeightSum";
import { setGroup, setItem } from "../state/change";
import type { SheetDraftState } from "../state/draft";
import { isBeside } from "../state/sheet";
import { fillGroup, fillSheet, groupSum, itemSum } from "../state/weights";
import styles from "./panel.module.css";

const GROUPS = "";

type Props = { draft: SheetDraftState; disabled: boolean };

/** The weights of the groups, or of the items of one, as sliders; each leaves the others alone. */
export function Sliders({ draft, disabled }: Props) {
  const { t, i18n } = useTranslation();
  const { content } = draft.now;
  const [chosen, setChosen] = useState<string | null>(null);
  const single = content.groups.length === 1 ? content.groups[0]?.key : undefined;
  const key = chosen ?? single ?? GROUPS;
  const group = content.groups.find((one) => one.key === key);
  const name = (words: KpiGroup["name"]) => inWords(words, i18n.language);
  if (content.groups.length === 0) return null;
  return (
    <div className={styles.sliders}>
      <div className={styles.line}>
        <Select
          size="small"
          value={group?.key ?? GROUPS}
          aria-label={t("kpi_sheets.weights_of")}
          data-testid="try-group"
          popupMatchSelectWidth={false}
          options={[
            { value: GROUPS, label: t("kpi_sheets.group_weights") },
            ...content.groups.map((one) => ({
              value: one.key,
              label: t("kpi_sheets.weights_in", { name: name(one.name) }),
            })),
          ]}
          onChange={setChosen}
        />
        <span className={styles.grow} />
        <WeightSum
          sum={group ? itemSum(group) : groupSum(content)}
          label={t("kpi_sheets.sum")}
          testId="try-sum"
          onFill={
            disabled
              ? null
              : () =>
                  draft.content((one) =>
                    group ? setGroup(one, group.key, fillGroup(group)) : fillSheet(one),
                  )
          }
        />
      </div>
      {!group &&
        content.groups.map((one) => (
          <WeightSlider
            key={one.key}
            id={one.key}
            name={name(one.name)}
            weight={one.weight}
            disabled={disabled}
            onWeight={(weight) => draft.content((all) => setGroup(all, one.key, { weight }))}
          />
        ))}
      {group?.items.map((item) => (
        <ItemSlider key={item.key} draft={draft} item={item} disabled={disabled} />
      ))}
    </div>
  );
}

type ItemProps = Props & { item: KpiItem };

function ItemSlider({ draft, item, disabled }: ItemProps) {
  const { t, i18n } = useTranslation();
  const name = inWords(item.name, i18n.language);
  const set = (part: Partial<KpiItem>) => draft.content((all) => setItem(all, item.key, part));
  const target = (value: string | null) => set({ target: { ...item.target, value: value ?? "0" } });
  return (
    <WeightSlider
      id={item.key}
      name={name}
      weight={isBeside(item.curve) ? null : item.weight}
      disabled={disabled}
      onWeight={(weight) => set({ weight })}
    >
      <NumberInput
        small
        label={t("kpi_sheets.target_of", { name })}
        value={item.target.value}
        disabled={disabled}
        testId="try-target"
        onChange={target}
      />
    </WeightSlider>
  );
}

type SliderProps = {
  id: string;
  name: string;
  /** none for points beside the weights */
  weight: string | null;
  disabled: boolean;
  onWeight: (weight: string) => void;
  children?: React.ReactNode;
};

function WeightSlider({ id, name, weight, disabled, onWeight, children }: SliderProps) {
  const { t } = useTranslation();
  return (
    <div
      className={styles.slider}
      data-testid="try-slider"
      data-key={id}
      data-plain={!children || undefined}
    >
      <span title={name}>{name}</span>
      {weight === null ? (
        <small className={styles.note}>{t("kpi_sheets.beside")}</small>
      ) : (
        <Slider
          min={0}
          max={100}
          value={Number(weight)}
          disabled={disabled}
          tooltip={{ formatter: (value) => `${value} %` }}
          ariaLabelForHandle={t("kpi_sheets.weight_of", { name })}
          onChange={(value: number) => onWeight(String(value))}
        />
      )}
      <b>{weight === null ? "" : `${exact(weight)} %`}</b>
      {children}
    </div>
  );
}
