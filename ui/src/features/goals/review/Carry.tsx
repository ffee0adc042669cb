import { CheckCircleFilled } from "@ant-design/icons";
import { Button, DatePicker } from "antd";
import dayjs from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Objective } from "../../../bindings";
import { Field } from "../../../components/Field";
import screen from "../../../components/screen.module.css";
import { TextLink } from "../../../components/TextLink";
import { useOpenGoal } from "../page/useOpenGoal";
import { nextPeriod } from "./next";
import { useCarry } from "./queries";
import styles from "./review.module.css";

/** Goes on with an objective in the next period, or leads to where it went on. */
export function Carry({ objective }: { objective: Objective }) {
  const { t } = useTranslation();
  const open = useOpenGoal();
  const carry = useCarry(objective.id);
  const [days, setDays] = useState(() =>
    nextPeriod({ from: objective.begins_on, to: objective.ends_on }),
  );
  const next = objective.review.carried_to;
  if (next)
    return (
      <p className={styles.carried} data-testid="carried">
        <CheckCircleFilled /> {t("review.carried")}{" "}
        <TextLink onClick={() => open(next)}>{t("review.see_next")}</TextLink>
      </p>
    );
  return (
    <div className={screen.form}>
      <p className={screen.muted}>{t("review.carry_text")}</p>
      <Field label={t("review.carry_days")}>
        {(id) => (
          <div className={screen.line}>
            <DatePicker.RangePicker
              id={id}
              allowClear={false}
              minDate={dayjs(objective.ends_on).add(1, "day")}
              value={[dayjs(days.from), dayjs(days.to)]}
              onChange={(_, texts) => texts && setDays({ from: texts[0], to: texts[1] })}
            />
            <Button
              loading={carry.isPending}
              data-testid="carry"
              onClick={() => carry.mutate(days)}
            >
              {t("review.carry_now")}
            </Button>
          </div>
        )}
      </Field>
    </div>
  );
}
