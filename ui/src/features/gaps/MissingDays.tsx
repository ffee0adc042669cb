import { Button, Popover } from "antd";
import { useTranslation } from "react-i18next";
import type { Gaps } from "../../bindings";
import { useGo } from "../../components/address";
import { weekday } from "../../components/format";
import { useMay, useSigned } from "../../components/session";
import styles from "./gaps.module.css";
import { useCloseDay } from "./queries";
import { lastDays, type Strip, stripsOf } from "./strips";

const SATURDAY = 5;

/** Thirty days a store; a missing one opens what can be done about it. */
export function MissingDays({ gaps }: { gaps: Gaps }) {
  const { t } = useTranslation();
  const { chain } = useSigned();
  const days = lastDays(chain.today);
  return (
    <div className={styles.strips}>
      <div className={styles.strip} data-head>
        <span>{t("order.store")}</span>
        <span className={styles.days} aria-hidden="true">
          {days.map((day, at) => (
            <small key={day}>{at % 7 === 0 || day.endsWith("-01") ? day.slice(5) : ""}</small>
          ))}
        </span>
        <span>{t("gaps.missing")}</span>
      </div>
      {stripsOf(gaps.missing_days).map((strip) => (
        <StoreStrip key={strip.id} strip={strip} days={days} />
      ))}
    </div>
  );
}

function StoreStrip({ strip, days }: { strip: Strip; days: string[] }) {
  const { t } = useTranslation();
  return (
    <div className={styles.strip} data-testid="gap-store">
      <b title={strip.name}>{strip.name}</b>
      <span className={styles.days}>
        {days.map((day) =>
          strip.missing.has(day) ? (
            <MissingDayButton key={day} strip={strip} day={day} />
          ) : (
            <i
              key={day}
              className={styles.day}
              data-weekend={weekday(day) >= SATURDAY || undefined}
            />
          ),
        )}
      </span>
      <span>{t("gaps.day_count", { count: strip.missing.size })}</span>
    </div>
  );
}

function MissingDayButton({ strip, day }: { strip: Strip; day: string }) {
  const { t } = useTranslation();
  const go = useGo();
  const close = useCloseDay();
  const mayImport = useMay("import_sales");
  const weekdays = t("weekdays", { returnObjects: true }) as string[];
  const name = t("gaps.day_of", { store: strip.name, day, weekday: weekdays[weekday(day)] });
  const choices = (
    <span className={styles.choices}>
      <Button
        size="small"
        loading={close.isPending}
        data-testid="close-day"
        onClick={() => close.mutate({ store: strip.id, day })}
      >
        {t("gaps.was_closed")}
      </Button>
      <Button
        size="small"
        type="primary"
        onClick={() => go("/data/import", { scope: `store:${strip.id}` })}
      >
        {t("today.bring_file")}
      </Button>
    </span>
  );
  return (
    <Popover trigger="click" title={name} content={mayImport && choices}>
      <button type="button" className={styles.day} data-missing aria-label={name} title={name} />
    </Popover>
  );
}
