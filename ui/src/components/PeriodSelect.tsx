import { DatePicker, Select } from "antd";
import dayjs from "dayjs";
import { useTranslation } from "react-i18next";
import { useFilters } from "./filters";
import { PERIODS, periodOf } from "./periods";

type Props = {
  from: string;
  to: string;
  /** what else changes in the address with the period */
  also?: Record<string, string | null>;
};

/** Which days are looked at; they stand in the address. */
export function PeriodSelect({ from, to, also }: Props) {
  const { t } = useTranslation();
  const [filters, change] = useFilters();
  const period = periodOf(filters);
  return (
    <>
      <Select
        aria-label={t("explore.period")}
        data-testid="explore-period"
        value={period}
        options={PERIODS.map((value) => ({ value, label: t(`explore.period_${value}`) }))}
        onChange={(next: string) => change({ ...also, period: next, from, to })}
      />
      {period === "custom" && (
        <DatePicker.RangePicker
          allowClear={false}
          value={[dayjs(from), dayjs(to)]}
          onChange={(_, days) => change({ from: days?.[0] ?? null, to: days?.[1] ?? null })}
        />
      )}
    </>
  );
}
