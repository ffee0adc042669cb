import { InputNumber, Slider } from "antd";
import { flushSync } from "react-dom";
import { useTranslation } from "react-i18next";
import type { CheckInRow, KeyResultRow } from "../../../bindings";
import { DetailDrawer } from "../../../components/DetailDrawer";
import { useDraft } from "../../../components/draft";
import { Field, SaveBar, TextField } from "../../../components/Field";
import { Pill } from "../../../components/Page";
import screen from "../../../components/screen.module.css";
import { confidenceOf, SUREST } from "./confidence";
import { useCheckIn } from "./queries";
import styles from "./side.module.css";

type Props = { row: KeyResultRow; last: CheckInRow | undefined; onClose: () => void };

const EVEN = 5;

/** The weekly word on a key result: how sure one is, how it goes, and what is in the way. */
export function CheckInForm({ row, last, onClose }: Props) {
  const { t } = useTranslation();
  const said = useCheckIn();
  const { key_result } = row;
  const tellsValue = key_result.source === "check_in";
  const { draft, set, dirty, reset, saved } = useDraft({
    confidence: last?.check_in.confidence ?? EVEN,
    note: "",
    obstacle: "",
    value: null as string | null,
  });
  const { word, tone } = confidenceOf(draft.confidence);
  const save = () =>
    said.mutate(
      { ...draft, key_result_id: key_result.id },
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
      title={t("goal_page.say")}
      note={key_result.title}
      onClose={onClose}
      dirty={dirty && !said.isPending}
      testId="check-in-form"
      footer={<SaveBar dirty={dirty} saving={said.isPending} onReset={reset} onSave={save} />}
    >
      <div className={screen.form}>
        {tellsValue && (
          <Field
            label={t("goal_page.value_now")}
            hint={last?.check_in.value && t("goal_page.last_value", { value: last.check_in.value })}
          >
            {(id) => (
              <InputNumber<string>
                id={id}
                stringMode
                autoFocus
                value={draft.value}
                suffix={key_result.unit || undefined}
                data-testid="check-in-value"
                onChange={(value) => set("value", value)}
              />
            )}
          </Field>
        )}
        <Field label={t("goal_page.confidence")}>
          {() => (
            <div className={styles.confidence}>
              <Slider
                min={0}
                max={SUREST}
                value={draft.confidence}
                marks={{ 0: "0", 5: "5", 10: "10" }}
                ariaLabelForHandle={t("goal_page.confidence")}
                ariaValueTextFormatterForHandle={(value) =>
                  `${value} ${t(`goal_page.sure_${confidenceOf(value).word}`)}`
                }
                tooltip={{ open: false }}
                onChange={(value) => set("confidence", value)}
              />
              <Pill tone={tone}>
                {t("goal_page.sure", {
                  confidence: draft.confidence,
                  word: t(`goal_page.sure_${word}`),
                })}
              </Pill>
            </div>
          )}
        </Field>
        <TextField
          long
          label={t("goal_page.note")}
          value={draft.note}
          testId="check-in-note"
          onChange={(note) => set("note", note)}
        />
        <TextField
          long
          label={t("goal_page.obstacle")}
          hint={t("goal_page.obstacle_hint")}
          value={draft.obstacle}
          testId="check-in-obstacle"
          onChange={(obstacle) => set("obstacle", obstacle)}
        />
      </div>
    </DetailDrawer>
  );
}
