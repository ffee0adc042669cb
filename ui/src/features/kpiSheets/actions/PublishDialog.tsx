import { DatePicker, Modal } from "antd";
import dayjs from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { KpiSheet } from "../../../bindings";
import { Field, TextField } from "../../../components/Field";
import { Failed } from "../../../components/Page";
import screen from "../../../components/screen.module.css";
import { useSigned } from "../../../components/session";
import { asAppError } from "../../../ipc";
import { useMetricName } from "../editor/useMetricName";
import { faultWords } from "../panel/faults";
import { useNames } from "../panel/names";
import { useCheckUp, usePublish } from "../queries";
import type { SheetDraftState } from "../state/draft";
import { publishedAmong, usualBeginning } from "../state/versions";
import styles from "./actions.module.css";
import type { Keep } from "./useKeepDraft";

type Props = {
  sheet: KpiSheet;
  versions: KpiSheet[];
  draft: SheetDraftState;
  keep: Keep;
  onClose: () => void;
};

/** From which day a draft counts; what the check-up calls an error keeps it back. */
export function PublishDialog({ sheet, versions, draft, keep, onClose }: Props) {
  const { t } = useTranslation();
  const { chain } = useSigned();
  const metric = useMetricName();
  const name = useNames(draft.now.content);
  const before = publishedAmong(versions)?.published_from ?? null;
  const [from, setFrom] = useState(usualBeginning(before, chain.today));
  const check = useCheckUp(draft.now.content, sheet.template);
  const publish = usePublish((thrown) => asAppError(thrown).details.reason === "faults");
  const errors = (check.data ?? []).filter(({ severity }) => severity === "error");
  const needsReason = before !== null && draft.now.change_reason.trim() === "";
  const kept = errors.length > 0 || needsReason || check.isPlaceholderData || !check.data;
  const run = async () => {
    const id = draft.dirty ? await keep.run() : sheet.id;
    if (id) publish.mutate({ id, from }, { onSuccess: onClose });
  };
  return (
    <Modal
      open
      title={t("kpi_sheets.publish_title")}
      okText={t("kpi_sheets.publish_from", { day: from })}
      cancelText={t("common.cancel")}
      okButtonProps={{
        disabled: kept,
        loading: publish.isPending || keep.isPending,
        "data-testid": "publish-now",
      }}
      onOk={() => void run()}
      onCancel={onClose}
    >
      <div className={screen.form} data-testid="publish-dialog">
        {check.error && <Failed error={check.error} />}
        {errors.length > 0 && (
          <div className={styles.kept} role="alert" data-testid="publish-kept">
            <p>{t("kpi_sheets.kept_back", { count: errors.length })}</p>
            <ul>
              {errors.map(({ fault, key }) => (
                <li key={`${fault.kind} ${key}`}>
                  {key && `${name(key)}${t("common.colon")}`}
                  {faultWords(fault, t, metric)}
                </li>
              ))}
            </ul>
          </div>
        )}
        <Field
          label={t("kpi_sheets.field.published_from")}
          hint={
            before ? t("kpi_sheets.publish_next", { day: before }) : t("kpi_sheets.publish_first")
          }
        >
          {(id) => (
            <DatePicker
              id={id}
              allowClear={false}
              value={dayjs(from)}
              minDate={before ? dayjs(before).add(1, "day") : undefined}
              data-testid="publish-day"
              onChange={(_, day) => typeof day === "string" && day && setFrom(day)}
            />
          )}
        </Field>
        {before !== null && (
          <TextField
            label={t("kpi_sheets.field.reason")}
            value={draft.now.change_reason}
            error={needsReason && t("kpi_sheets.reason_needed")}
            testId="publish-reason"
            onChange={(change_reason) => draft.change({ change_reason })}
          />
        )}
        <p className={screen.muted}>{t("kpi_sheets.publish_about")}</p>
      </div>
    </Modal>
  );
}
