import { PlusOutlined } from "@ant-design/icons";
import { Button, Input } from "antd";
import { useTranslation } from "react-i18next";
import type { KpiGroup } from "../../../bindings";
import { exact } from "../../../components/format";
import { inWords } from "../../../components/kpi";
import { addItem, moveGroup, removeGroup, setGroup } from "../state/change";
import type { SheetDraftState } from "../state/draft";
import { fillGroup, itemSum } from "../state/weights";
import styles from "./editor.module.css";
import { ItemRow } from "./ItemRow";
import { NumberInput } from "./NumberInput";
import { RowTools } from "./RowTools";
import { WeightSum } from "./WeightSum";

type Props = {
  draft: SheetDraftState;
  group: KpiGroup;
  disabled: boolean;
  open: string | null;
  onOpen: (item: string | null) => void;
};

/** A group: its name, its weight, its items, and what their weights add up to. */
export function GroupCard({ draft, group, disabled, open, onOpen }: Props) {
  const { t, i18n } = useTranslation();
  const name = inWords(group.name, i18n.language) || t("kpi_sheets.unnamed_group");
  const set = (part: Partial<KpiGroup>) =>
    draft.content((content) => setGroup(content, group.key, part));
  const words = (language: "zh" | "en") => (
    <Input
      size="small"
      variant="filled"
      value={group.name[language] ?? ""}
      placeholder={t(language === "zh" ? "kpi_sheets.group_zh" : "kpi_sheets.group_en")}
      aria-label={t(language === "zh" ? "kpi_sheets.group_zh" : "kpi_sheets.group_en")}
      data-testid={`group-name-${language}`}
      onChange={(event) => set({ name: { ...group.name, [language]: event.target.value } })}
    />
  );
  return (
    <section className={styles.group} data-testid="group" data-key={group.key}>
      <header className={styles.groupHead}>
        <span className={styles.groupName}>
          {disabled ? (
            <h3>{name}</h3>
          ) : (
            [words("zh"), words("en")].map((one, at) => (
              <span key={at === 0 ? "zh" : "en"}>{one}</span>
            ))
          )}
        </span>
        {disabled ? (
          <b className={styles.weight}>{exact(group.weight)} %</b>
        ) : (
          <NumberInput
            small
            label={t("kpi_sheets.weight_of", { name })}
            value={group.weight}
            suffix="%"
            testId="group-weight"
            onChange={(weight) => set({ weight: weight ?? "0" })}
          />
        )}
        {disabled ? (
          <span />
        ) : (
          <RowTools
            name={name}
            testId="group"
            onMove={(by) => draft.content((content) => moveGroup(content, group.key, by))}
            onRemove={() => draft.content((content) => removeGroup(content, group.key))}
          />
        )}
      </header>
      {group.items.map((item) => (
        <ItemRow
          key={item.key}
          draft={draft}
          item={item}
          disabled={disabled}
          open={open === item.key}
          onOpen={(opened) => onOpen(opened ? item.key : null)}
        />
      ))}
      <footer className={styles.groupFoot}>
        {!disabled && (
          <Button
            type="text"
            size="small"
            icon={<PlusOutlined />}
            data-testid="item-add"
            onClick={() => draft.content((content) => addItem(content, group.key))}
          >
            {t("kpi_sheets.add_item")}
          </Button>
        )}
        <MustReach
          group={group}
          disabled={disabled}
          onChange={(must_reach) => set({ must_reach })}
        />
        <span className={styles.grow} />
        {group.items.length > 0 && (
          <WeightSum
            sum={itemSum(group)}
            label={t("kpi_sheets.items_sum")}
            testId="items-sum"
            onFill={
              disabled
                ? null
                : () => draft.content((content) => setGroup(content, group.key, fillGroup(group)))
            }
          />
        )}
      </footer>
    </section>
  );
}

type MustProps = {
  group: KpiGroup;
  disabled: boolean;
  onChange: (must: string | null) => void;
};

/** Below which score of the group the whole sheet fails. */
function MustReach({ group, disabled, onChange }: MustProps) {
  const { t } = useTranslation();
  const must = group.must_reach ?? null;
  if (disabled)
    return must === null ? null : (
      <span className={styles.note}>{t("kpi_sheets.must_reach_said", { score: exact(must) })}</span>
    );
  return (
    <label className={styles.must} htmlFor={`must-${group.key}`}>
      {t("kpi_sheets.must_reach")}
      <NumberInput
        id={`must-${group.key}`}
        small
        optional
        value={must}
        testId="group-must-reach"
        onChange={onChange}
      />
    </label>
  );
}
