import { CalendarOutlined } from "@ant-design/icons";
import { Button, Popover, Select, Switch, TimePicker } from "antd";
import dayjs from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { GoalRules, SyncMeeting } from "../../../bindings";
import { Field } from "../../../components/Field";
import { addDays, shortDay } from "../../../components/format";
import screen from "../../../components/screen.module.css";
import { useSigned } from "../../../components/session";
import { clock, minuteOf } from "./agenda";
import styles from "./meeting.module.css";
import { useSaveRules } from "./queries";

/** When the meeting of the week is; who may decide changes it here. */
export function MeetingTime({ meeting }: { meeting: SyncMeeting }) {
  const { t } = useTranslation();
  const { chain } = useSigned();
  const [open, setOpen] = useState(false);
  const { rules, week, may_decide } = meeting;
  const weekdays = t("weekdays", { returnObjects: true }) as unknown as string[];
  const day = addDays(week, rules.meeting_weekday - 1);
  const says = rules.meets
    ? t("meeting.when", {
        weekday: weekdays[rules.meeting_weekday - 1],
        day: shortDay(day, chain.today),
        time: clock(rules.meeting_minute),
      })
    : t("meeting.off");
  if (!may_decide)
    return (
      <span className={styles.when} data-testid="meeting-time">
        <CalendarOutlined /> {says}
      </span>
    );
  return (
    <span className={styles.when}>
      <Popover
        open={open}
        onOpenChange={setOpen}
        trigger="click"
        placement="bottomLeft"
        destroyOnHidden
        content={<Rules kept={rules} weekdays={weekdays} onDone={() => setOpen(false)} />}
      >
        <Button
          type="text"
          icon={<CalendarOutlined />}
          title={t("meeting.set_time")}
          data-testid="meeting-time"
        >
          {says}
        </Button>
      </Popover>
    </span>
  );
}

type RulesProps = { kept: GoalRules; weekdays: string[]; onDone: () => void };

const FIVE_MINUTES = 5;

function Rules({ kept, weekdays, onDone }: RulesProps) {
  const { t } = useTranslation();
  const [rules, setRules] = useState(kept);
  const save = useSaveRules();
  const set = (part: Partial<GoalRules>) => setRules({ ...rules, ...part });
  return (
    <div className={`${screen.form} ${styles.rules}`} data-testid="meeting-rules">
      <Field label={t("meeting.meets")} hint={t("meeting.meets_hint")}>
        {(id) => (
          <span>
            <Switch
              id={id}
              checked={rules.meets}
              data-testid="meets"
              onChange={(meets) => set({ meets })}
            />
          </span>
        )}
      </Field>
      {rules.meets && (
        <div className={screen.pair}>
          <Field label={t("meeting.weekday")}>
            {(id) => (
              <Select
                id={id}
                value={rules.meeting_weekday}
                data-testid="meeting-weekday"
                options={weekdays.map((label, at) => ({ value: at + 1, label }))}
                onChange={(meeting_weekday: number) => set({ meeting_weekday })}
              />
            )}
          </Field>
          <Field label={t("meeting.time")}>
            {(id) => (
              <TimePicker
                id={id}
                allowClear={false}
                needConfirm={false}
                format="HH:mm"
                minuteStep={FIVE_MINUTES}
                value={dayjs(`2000-01-01T${clock(rules.meeting_minute)}`)}
                onChange={(_, shown) =>
                  typeof shown === "string" && shown && set({ meeting_minute: minuteOf(shown) })
                }
              />
            )}
          </Field>
        </div>
      )}
      <div className={styles.rulesFoot}>
        <Button
          type="primary"
          loading={save.isPending}
          data-testid="save-rules"
          onClick={() => save.mutate(rules, { onSuccess: onDone })}
        >
          {t("common.save")}
        </Button>
      </div>
    </div>
  );
}
