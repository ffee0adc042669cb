import { Button } from "antd";
import { useTranslation } from "react-i18next";
import type { QueueState } from "./progress";
import { useCancelQueue, usePauseQueue, useResumeQueue, useRunQueue } from "./queries";
import styles from "./queue.module.css";

/** Pause, go on, stop. */
export function QueueControls({ state }: { state: QueueState }) {
  const { t } = useTranslation();
  const pause = usePauseQueue();
  const resume = useResumeQueue();
  const cancel = useCancelQueue();
  const run = useRunQueue();
  return (
    <span className={styles.controls}>
      {state === "running" && (
        <Button
          loading={pause.isPending}
          onClick={() => pause.mutate(undefined)}
          data-testid="queue-pause"
        >
          {t("queue.pause")}
        </Button>
      )}
      {state === "paused" && (
        <Button
          type="primary"
          loading={resume.isPending}
          onClick={() => resume.mutate(undefined)}
          data-testid="queue-resume"
        >
          {t("queue.resume")}
        </Button>
      )}
      {state === "waiting" && (
        <Button
          type="primary"
          loading={run.isPending}
          onClick={() => run.mutate(undefined)}
          data-testid="queue-run"
        >
          {t("queue.run")}
        </Button>
      )}
      {(state === "running" || state === "paused") && (
        <Button
          title={t("import.whole_or_nothing")}
          loading={cancel.isPending}
          onClick={() => cancel.mutate(undefined)}
          data-testid="queue-cancel"
        >
          {t("common.cancel")}
        </Button>
      )}
    </span>
  );
}
