import { CloseOutlined } from "@ant-design/icons";
import { Button } from "antd";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { Filters } from "../../components/filters";
import { count } from "../../components/format";
import { useFigures, useSigned } from "../../components/session";
import { TextLink } from "../../components/TextLink";
import { customerFilter, filterAddress, wholeNumber } from "./filters";
import styles from "./segments.module.css";

type Change = (change: Record<string, string | null>) => void;
type Chip = { key: string; text: string; without: Record<string, null> };

/** The conditions of the list that no control on the screen shows, each to be taken away. */
export function useChips(filters: Filters): Chip[] {
  const { t } = useTranslation();
  const { full } = useFigures();
  const { session } = useSigned();
  const chips: Chip[] = [];
  const add = (text: string | null, ...keys: string[]) => {
    const without = Object.fromEntries(keys.map((key) => [key, null]));
    if (text !== null) chips.push({ key: keys.join(), text, without });
  };
  const told = (name: string, say: (value: string) => string) =>
    add(filters[name] ? say(filters[name]) : null, name);
  add(silence(filters, t), "silent_from", "silent_to");
  told("spent_at_least", (value) => t("segment.chip_spent", { amount: full(value) }));
  told("orders_at_least", (value) => t("segment.chip_orders", { orders: count(Number(value)) }));
  told("rfm", (value) => t(`rfm_part.${value}`));
  told("channel", (value) => t("segment.chip_channel", { name: value }));
  told("level", (value) => t("segment.chip_level", { name: value }));
  told("birthday_month", (value) =>
    t("segment.chip_birthday", { month: t(`segment.month_${value}`) }),
  );
  told("consent", (value) => t("segment.chip_consent", { way: t(`consent_channel.${value}`) }));
  told(
    "store_id",
    (value) => session.stores.find(({ id }) => id === value)?.name ?? t("segment.gone"),
  );
  add(
    filters.assigned_to
      ? t("segment.chip_assigned", { name: filters.assigned_name ?? t("segment.gone") })
      : null,
    "assigned_to",
    "assigned_name",
  );
  return chips;
}

function silence(filters: Filters, t: TFunction): string | null {
  const from = wholeNumber(filters.silent_from);
  const to = wholeNumber(filters.silent_to);
  if (from !== null && to !== null)
    return t("segment.chip_silent", { from: count(from), to: count(to) });
  if (from !== null) return t("segment.chip_silent_from", { from: count(from) });
  return to === null ? null : t("segment.chip_silent_to", { to: count(to) });
}

/** The conditions as chips. */
export function FilterChips({ chips, change }: { chips: Chip[]; change: Change }) {
  const { t } = useTranslation();
  if (chips.length === 0) return null;
  return (
    <div className={styles.chips} data-testid="filter-chips">
      {chips.map(({ key, text, without }) => (
        <span key={key} className={styles.chip}>
          {text}
          <Button
            type="text"
            size="small"
            icon={<CloseOutlined />}
            aria-label={t("segment.take_away", { text })}
            onClick={() => change(without)}
          />
        </span>
      ))}
      <TextLink onClick={() => change(filterAddress(customerFilter({}), ""))}>
        {t("segment.clear")}
      </TextLink>
    </div>
  );
}
