import { Button, DatePicker } from "antd";
import dayjs from "dayjs";
import { useTranslation } from "react-i18next";
import { Field } from "../../components/Field";
import { useSigned } from "../../components/session";
import styles from "./form.module.css";
import { type Days, QUICK, quickDays, quickOf } from "./periods";

type Props = { days: Days; may: boolean; onChange: (days: Days) => void };

/** The days of an objective, the usual periods one click away. */
export function PeriodField({ days, may, onChange }: Props) {
  const { t } = useTranslation();
  const { chain } = useSigned();
  const chosen = quickOf(days, chain.today);
  return (
    <Field label={t("goal.period")}>
      {(id) => (
        <div className={styles.period}>
          <DatePicker.RangePicker
            id={id}
            allowClear={false}
            disabled={!may}
            value={[dayjs(days.from), dayjs(days.to)]}
            onChange={(_, texts) => texts && onChange({ from: texts[0], to: texts[1] })}
          />
          {QUICK.map((quick) => (
            <Button
              key={quick}
              size="small"
              aria-pressed={quick === chosen}
              data-chosen={quick === chosen || undefined}
              disabled={!may}
              data-testid={`goal-period-${quick}`}
              onClick={() => onChange(quickDays(quick, chain.today))}
            >
              {t(`goal_quick.${quick}`)}
            </Button>
          ))}
        </div>
      )}
    </Field>
  );
}
