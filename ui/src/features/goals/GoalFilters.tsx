import { DatePicker, Segmented, Select } from "antd";
import dayjs from "dayjs";
import { useTranslation } from "react-i18next";
import type { Filters } from "../../components/filters";
import { SearchInput } from "../../components/SearchInput";
import { useSigned } from "../../components/session";
import { LEVELS, STANDINGS, WHOSE } from "./filters";
import { PERIODS, periodOf, shownDays } from "./periods";

type Props = { filters: Filters; change: (change: Record<string, string | null>) => void };

/** By what the tree of goals is narrowed; all of it is in the address. */
export function GoalFilters({ filters, change }: Props) {
  const { t } = useTranslation();
  const { chain } = useSigned();
  const period = periodOf(filters);
  const days = shownDays(filters, chain.today);
  const choice = (name: "level" | "standing", values: readonly string[], family: string) => (
    <Select
      allowClear
      popupMatchSelectWidth={false}
      placeholder={t(`goal.any_${name}`)}
      aria-label={t(`goal.any_${name}`)}
      data-testid={`goal-${name}`}
      value={filters[name]}
      options={values.map((value) => ({ value, label: t(`${family}.${value}`) }))}
      onChange={(value: string | undefined) => change({ [name]: value ?? null })}
    />
  );
  return (
    <>
      <SearchInput
        value={filters.text ?? ""}
        placeholder={t("goal.search")}
        onChange={(text) => change({ text })}
      />
      <Segmented
        aria-label={t("goal.whose")}
        data-testid="goal-whose"
        value={filters.whose ?? "all"}
        options={WHOSE.map((value) => ({ value, label: t(`goal_whose.${value}`) }))}
        onChange={(whose) => change({ whose: whose === "all" ? null : whose })}
      />
      <Select
        aria-label={t("goal.period")}
        data-testid="goal-period"
        value={period}
        options={PERIODS.map((value) => ({ value, label: t(`goal_period.${value}`) }))}
        onChange={(next: string) =>
          change({
            period: next === "quarter" ? null : next,
            from: next === "custom" ? (days?.from ?? null) : null,
            to: next === "custom" ? (days?.to ?? null) : null,
          })
        }
      />
      {period === "custom" && days && (
        <DatePicker.RangePicker
          allowClear={false}
          value={[dayjs(days.from), dayjs(days.to)]}
          onChange={(_, texts) => change({ from: texts?.[0] ?? null, to: texts?.[1] ?? null })}
        />
      )}
      {choice("level", LEVELS, "goal_level")}
      {choice("standing", STANDINGS, "goal_standing")}
    </>
  );
}
