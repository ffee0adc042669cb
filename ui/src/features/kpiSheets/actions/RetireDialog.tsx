import { DatePicker, Modal } from "antd";
import dayjs from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { KpiSheet } from "../../../bindings";
import { Field } from "../../../components/Field";
import screen from "../../../components/screen.module.css";
import { useSigned } from "../../../components/session";
import { useRetire } from "../queries";
import { later, nextMonth, publishedAmong } from "../state/versions";

type Props = { sheet: KpiSheet; versions: KpiSheet[]; onClose: () => void };

/** From which day a sheet counts no more. */
export function RetireDialog({ sheet, versions, onClose }: Props) {
  const { t } = useTranslation();
  const { chain } = useSigned();
  const begins = publishedAmong(versions)?.published_from ?? chain.today;
  const [from, setFrom] = useState(later(nextMonth(chain.today), begins));
  const retire = useRetire();
  return (
    <Modal
      open
      title={t("kpi_sheets.retire_title")}
      okText={t("kpi_sheets.retire")}
      cancelText={t("common.cancel")}
      okButtonProps={{ danger: true, loading: retire.isPending, "data-testid": "retire-now" }}
      onOk={() => retire.mutate({ family: sheet.family_id, from }, { onSuccess: onClose })}
      onCancel={onClose}
    >
      <div className={screen.form}>
        <p>{t("kpi_sheets.retire_about")}</p>
        <Field label={t("kpi_sheets.field.retired_from")}>
          {(id) => (
            <DatePicker
              id={id}
              allowClear={false}
              value={dayjs(from)}
              minDate={dayjs(begins)}
              onChange={(_, day) => typeof day === "string" && day && setFrom(day)}
            />
          )}
        </Field>
      </div>
    </Modal>
  );
}
