import {
  CheckCircleFilled,
  ClockCircleOutlined,
  EditFilled,
  TeamOutlined,
} from "@ant-design/icons";
import { Button, Input } from "antd";
import { type KeyboardEvent, useId, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { RatingTask } from "../../../bindings";
import { inWords } from "../../../components/kpi";
import { Pill } from "../../../components/Page";
import { errorText } from "../../../components/write";
import { MarkField } from "./MarkField";
import styles from "./marks.module.css";
import { choices, isDone, isYesOrNo } from "./tasks";
import { canSave, type Draft, shownDraft, type Work } from "./useDrafts";

const LONGEST = 2000;

type Props = {
  task: RatingTask;
  work: Work;
  onEdit: (change: Partial<Draft>) => void;
  onSave: (line: HTMLElement | null) => void;
};

/** One item of somebody: the mark, what shows it, and what was refused about it. */
export function MarkLine({ task, work, onEdit, onSave }: Props) {
  const { t, i18n } = useTranslation();
  const id = useId();
  const line = useRef<HTMLLIElement>(null);
  const draft = shownDraft(task, work);
  const name = inWords(task.name, i18n.language);
  const isWord = isYesOrNo(choices(task.marks) ?? []);
  const unit = isWord ? "" : inWords(task.unit, i18n.language);
  const wantsEvidence = work.draft && draft.value !== null && !canSave(task, work);
  const save = () => onSave(line.current);
  const onEnter = (event: KeyboardEvent) => {
    // Enter also ends a word that is being composed, and with Shift a line.
    if (event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    save();
  };
  return (
    <li
      ref={line}
      className={styles.line}
      data-testid="mark-line"
      data-item={task.item}
      data-open={isDone(task) ? undefined : ""}
    >
      <div className={styles.lineHead}>
        <h3 id={id}>{name}</h3>
        <span className={styles.unit}>{unit}</span>
        <State task={task} isUnsaved={work.draft !== undefined} />
      </div>
      {task.is_of_many && (
        <p className={styles.many} data-testid="of-many">
          <TeamOutlined /> {t("score_board.of_many")}
        </p>
      )}
      <div className={styles.controls}>
        <MarkField
          marks={task.marks}
          value={draft.value}
          labelledBy={id}
          disabled={work.saving ?? false}
          onChange={(value) => onEdit({ value })}
          onEnter={save}
        />
        <Input.TextArea
          value={draft.evidence}
          autoSize={{ minRows: 1, maxRows: 5 }}
          maxLength={LONGEST}
          disabled={work.saving}
          status={wantsEvidence ? "warning" : undefined}
          placeholder={t(
            task.is_of_many ? "score_board.evidence_free" : "score_board.evidence_wanted",
          )}
          aria-label={`${name}${t("common.colon")}${t("score_board.evidence")}`}
          aria-required={!task.is_of_many}
          data-testid="mark-evidence"
          onChange={(event) => onEdit({ evidence: event.target.value })}
          onPressEnter={onEnter}
        />
        <Button
          disabled={!canSave(task, work)}
          loading={work.saving}
          data-testid="mark-save"
          onClick={save}
        >
          {t("common.save")}
        </Button>
      </div>
      {wantsEvidence && <p className={styles.hint}>{t("score_board.evidence_missing")}</p>}
      {work.error !== undefined && (
        <p className={styles.error} role="alert" data-testid="mark-error">
          {errorText(work.error, t)} {t("score_board.not_lost")}
        </p>
      )}
    </li>
  );
}

function State({ task, isUnsaved }: { task: RatingTask; isUnsaved: boolean }) {
  const { t } = useTranslation();
  if (isUnsaved)
    return (
      <Pill tone="tint">
        <EditFilled /> {t("score_board.unsaved")}
      </Pill>
    );
  if (!isDone(task))
    return (
      <Pill tone="amber">
        <ClockCircleOutlined /> {t("score_board.open")}
      </Pill>
    );
  return (
    <Pill tone="green">
      <CheckCircleFilled />{" "}
      {t(task.given === null ? "score_board.by_another" : "score_board.by_me")}
    </Pill>
  );
}
