import { Button, DatePicker, Popover } from "antd";
import dayjs from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { AssignmentRow } from "../../../bindings";
import { Field } from "../../../components/Field";
import { count } from "../../../components/format";
import screen from "../../../components/screen.module.css";
import { useSigned } from "../../../components/session";
import { useEndAssignment } from "../queries";
import { later } from "../state/versions";
import styles from "./actions.module.css";

/** One assignment: whom it names, since when, how many of them it measures, and its end. */
export function AssignmentLine({ row }: { row: AssignmentRow }) {
  const { t } = useTranslation();
  const { chain } = useSigned();
  const { assignment, name, named, measured } = row;
  const end = useEndAssignment();
  const [open, setOpen] = useState(false);
  const earliest = assignment.from_on;
  const [to, setTo] = useState(later(chain.today, earliest));
  const over = assignment.to_on !== null && assignment.to_on < chain.today;
  return (
    <li data-testid="assignment" data-id={assignment.id} data-over={over || undefined}>
      <span className={styles.whom}>
        <b>{name || t("kpi.assigned_to.chain")}</b>
        <small>{name && t(`kpi.assigned_to.${assignment.kind}`)}</small>
      </span>
      <span>
        {assignment.to_on
          ? `${assignment.from_on} – ${assignment.to_on}`
          : t("kpi_sheets.since", { day: assignment.from_on })}
      </span>
      <span className={styles.measured} title={t("kpi_sheets.measured_title")}>
        {over
          ? t("kpi_sheets.assignment_over")
          : measured === named
            ? t("kpi_sheets.measures", { total: count(measured) })
            : t("kpi_sheets.measures_of", { measured: count(measured), named: count(named) })}
      </span>
      {assignment.to_on === null ? (
        <Popover
          trigger="click"
          open={open}
          onOpenChange={setOpen}
          content={
            <div className={screen.form}>
              <Field label={t("kpi_sheets.field.to_on")}>
                {(id) => (
                  <DatePicker
                    id={id}
                    allowClear={false}
                    value={dayjs(to)}
                    minDate={dayjs(earliest)}
                    onChange={(_, day) => typeof day === "string" && day && setTo(day)}
                  />
                )}
              </Field>
              <Button
                loading={end.isPending}
                data-testid="assignment-end-now"
                onClick={() =>
                  end.mutate({ id: assignment.id, to }, { onSuccess: () => setOpen(false) })
                }
              >
                {t("kpi_sheets.end_on", { day: to })}
              </Button>
            </div>
          }
        >
          <Button type="text" size="small" data-testid="assignment-end">
            {t("kpi_sheets.end")}
          </Button>
        </Popover>
      ) : (
        <span />
      )}
    </li>
  );
}
