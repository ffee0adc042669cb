import { DatePicker } from "antd";
import dayjs from "dayjs";
import { flushSync } from "react-dom";
import { useTranslation } from "react-i18next";
import type { MeetingItem } from "../../../bindings";
import { DetailDrawer } from "../../../components/DetailDrawer";
import { useDraft } from "../../../components/draft";
import { EmployeeSelect } from "../../../components/EmployeeSelect";
import { Field, SaveBar, TextField } from "../../../components/Field";
import { addDays } from "../../../components/format";
import screen from "../../../components/screen.module.css";
import { useSigned } from "../../../components/session";
import styles from "./meeting.module.css";
import { useSaveDecision } from "./queries";

type Props = {
  /** Monday of the week of the meeting */
  week: string;
  /** what it is about; null for nothing on the agenda */
  item: MeetingItem | null;
  onClose: () => void;
};

const A_WEEK = 7;

/** A decision of the meeting: what, who and until when. */
export function DecisionForm({ week, item, onClose }: Props) {
  const { t } = useTranslation();
  const { chain, session } = useSigned();
  const save = useSaveDecision();
  const owner = item?.key_result;
  const { draft, set, dirty, reset, saved } = useDraft({
    title: "",
    owner_id: owner?.key_result.owner_id ?? session.employee_id,
    owner_name: owner?.owner_name ?? session.name,
    due_on: addDays(chain.today, A_WEEK),
  });
  const keep = () =>
    save.mutate(
      {
        kind: "decision",
        title: draft.title.trim(),
        owner_id: draft.owner_id,
        due_on: draft.due_on,
        done_on: null,
        goal_id: owner?.key_result.id ?? null,
        week,
      },
      {
        onSuccess: () => {
          // The guard of unsaved work must be gone before the drawer closes.
          flushSync(saved);
          onClose();
        },
      },
    );
  return (
    <DetailDrawer
      title={t("decision.new")}
      onClose={onClose}
      dirty={dirty && !save.isPending}
      testId="decision-form"
      footer={
        <SaveBar
          dirty={draft.title.trim() !== ""}
          saving={save.isPending}
          onReset={reset}
          onSave={keep}
        />
      }
    >
      <div className={screen.form}>
        {owner && (
          <Field label={t("decision.about")}>
            {() => <p className={styles.what}>{owner.key_result.title}</p>}
          </Field>
        )}
        <TextField
          autoFocus
          label={t("decision.what")}
          hint={t("decision.what_hint")}
          value={draft.title}
          testId="decision-title"
          onChange={(title) => set("title", title)}
        />
        <div className={screen.pair}>
          <Field label={t("decision.who")}>
            {() => (
              <EmployeeSelect
                label={t("decision.who")}
                placeholder={t("decision.choose_who")}
                value={draft.owner_id}
                name={draft.owner_name}
                testId="decision-who"
                onChange={(id, name) => {
                  set("owner_id", id ?? session.employee_id);
                  set("owner_name", name ?? session.name);
                }}
              />
            )}
          </Field>
          <Field label={t("decision.until")}>
            {(id) => (
              <DatePicker
                id={id}
                allowClear={false}
                value={dayjs(draft.due_on)}
                onChange={(_, day) => typeof day === "string" && day && set("due_on", day)}
              />
            )}
          </Field>
        </div>
      </div>
    </DetailDrawer>
  );
}
