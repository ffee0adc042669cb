import { FilterOutlined } from "@ant-design/icons";
import { Button, InputNumber, Popover, Select } from "antd";
import { useTranslation } from "react-i18next";
import { EmployeeSelect } from "../../components/EmployeeSelect";
import { Field } from "../../components/Field";
import type { Filters } from "../../components/filters";
import { count } from "../../components/format";
import screen from "../../components/screen.module.css";
import { useSigned } from "../../components/session";
import { RFM_SEGMENTS, wholeNumber } from "./filters";
import { useCustomerWords } from "./segments";
import styles from "./segments.module.css";

type Props = {
  filters: Filters;
  /** how many of these conditions are set */
  set: number;
  change: (change: Record<string, string | null>) => void;
};

const MONTHS = Array.from({ length: 12 }, (_, at) => String(at + 1));
const CONSENTS = ["sms", "phone", "we_chat"] as const;
const MOST = 999_999_999;

/** The conditions that are asked now and then. */
export function MoreFilters({ filters, set, change }: Props) {
  const { t } = useTranslation();
  return (
    <Popover
      trigger="click"
      placement="bottomLeft"
      arrow={false}
      destroyOnHidden
      content={<Conditions filters={filters} change={change} />}
    >
      <Button icon={<FilterOutlined />} data-testid="more-filters">
        {set > 0 ? t("segment.more_set", { total: count(set) }) : t("segment.more")}
      </Button>
    </Popover>
  );
}

function Conditions({ filters, change }: Omit<Props, "set">) {
  const { t } = useTranslation();
  const { session } = useSigned();
  const { data: words } = useCustomerWords();
  const choice = (name: string, label: string, options: Choice[]) => (
    <Field label={label}>
      {(id) => (
        <Select
          id={id}
          allowClear
          showSearch={{ optionFilterProp: "label" }}
          placeholder={t("segment.any")}
          data-testid={`filter-${name}`}
          value={filters[name]}
          options={options}
          onChange={(value) => change({ [name]: value ?? null })}
        />
      )}
    </Field>
  );
  const plain = (values: readonly string[]) => values.map((value) => ({ value, label: value }));
  const number = (name: string, label: string) => (
    <WholeNumber
      name={name}
      label={label}
      value={wholeNumber(filters[name])}
      onChange={(value) => change({ [name]: value })}
    />
  );
  return (
    <div className={`${screen.form} ${styles.more}`} data-testid="filter-form">
      <Field label={t("segment.last_purchase")}>
        {() => (
          <div className={styles.range}>
            {number("silent_from", t("segment.silent_from"))}
            <span className={screen.muted}>{t("segment.to")}</span>
            {number("silent_to", t("segment.silent_to"))}
            <span className={screen.muted}>{t("segment.days_ago")}</span>
          </div>
        )}
      </Field>
      <div className={`${screen.pair} ${styles.pair}`}>
        <Field label={t("segment.spent_at_least")}>
          {() => number("spent_at_least", t("segment.spent_at_least"))}
        </Field>
        <Field label={t("segment.orders_at_least")}>
          {() => number("orders_at_least", t("segment.orders_at_least"))}
        </Field>
        {choice(
          "rfm",
          t("segment.rfm"),
          RFM_SEGMENTS.map((value) => ({ value, label: t(`rfm_part.${value}`) })),
        )}
        {choice("channel", t("segment.channel"), plain(words?.channels ?? []))}
        {choice("level", t("customer.level"), plain(words?.levels ?? []))}
        {choice(
          "birthday_month",
          t("segment.birthday_month"),
          MONTHS.map((value) => ({ value, label: t(`segment.month_${value}`) })),
        )}
        {choice(
          "consent",
          t("segment.consent"),
          CONSENTS.map((value) => ({ value, label: t(`consent_channel.${value}`) })),
        )}
        {session.stores.length > 1 &&
          choice(
            "store_id",
            t("customer.home_store"),
            session.stores.map(({ id, name }) => ({ value: id, label: name })),
          )}
        <Field label={t("customer.employee")}>
          {() => (
            <EmployeeSelect
              allowClear
              label={t("customer.employee")}
              placeholder={t("segment.any")}
              testId="filter-assigned_to"
              value={filters.assigned_to ?? null}
              name={filters.assigned_name}
              onChange={(assigned_to, assigned_name) => change({ assigned_to, assigned_name })}
            />
          )}
        </Field>
      </div>
    </div>
  );
}

type Choice = { value: string; label: string };
type NumberProps = {
  name: string;
  label: string;
  value: number | null;
  onChange: (value: string | null) => void;
};

/** A whole number that is asked for once it is complete. */
function WholeNumber({ name, label, value, onChange }: NumberProps) {
  return (
    <InputNumber<number | string>
      key={value}
      defaultValue={value ?? undefined}
      min={0}
      max={MOST}
      precision={0}
      changeOnWheel={false}
      controls={false}
      aria-label={label}
      data-testid={`filter-${name}`}
      onBlur={({ target }) => onChange(wholeNumber(target.value)?.toString() ?? null)}
      onPressEnter={({ currentTarget }) =>
        onChange(wholeNumber(currentTarget.value)?.toString() ?? null)
      }
    />
  );
}
