import { LeftOutlined, RightOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { useFilters } from "../../components/filters";
import { useSigned } from "../../components/session";
import { monthName, monthStart, shiftMonth } from "./months";
import styles from "./scoreBoard.module.css";

/** The day whose month is on screen; it stands in the address unless it is this month. */
export function useMonth(): [string, (day: string) => void] {
  const { chain } = useSigned();
  const [filters, change] = useFilters();
  const day = filters.day && filters.day <= chain.today ? filters.day : chain.today;
  const show = (next: string) =>
    change({ day: next < monthStart(chain.today) ? monthStart(next) : null });
  return [day, show];
}

/** One month back or forward, as far as today. */
export function MonthSwitch() {
  const { t } = useTranslation();
  const { chain, language } = useSigned();
  const [day, show] = useMonth();
  const isLast = monthStart(day) >= monthStart(chain.today);
  return (
    <fieldset className={styles.months} aria-label={t("score_board.month")}>
      <Button
        type="text"
        icon={<LeftOutlined />}
        aria-label={t("score_board.month_before")}
        data-testid="month-before"
        onClick={() => show(shiftMonth(day, -1))}
      />
      <b aria-live="polite" data-testid="month">
        {monthName(day, language)}
      </b>
      <Button
        type="text"
        icon={<RightOutlined />}
        aria-label={t("score_board.month_after")}
        data-testid="month-after"
        disabled={isLast}
        onClick={() => show(shiftMonth(day, 1))}
      />
    </fieldset>
  );
}
