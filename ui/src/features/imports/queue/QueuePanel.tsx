import { Button, Progress } from "antd";
import { useTranslation } from "react-i18next";
import { useGo } from "../../../components/address";
import { Card } from "../../../components/Page";
import { useImportProgress } from "../queries";
import { progressOf, type QueueProgress } from "./progress";
import { QueueControls } from "./QueueControls";
import { QueueLine } from "./QueueLine";
import { useQueue } from "./queries";
import styles from "./queue.module.css";
import { useImportsOf } from "./useImportsOf";

/** The files on their way: the present one, the whole, and what came of each. */
export function QueuePanel() {
  const { t } = useTranslation();
  const go = useGo();
  const { data: queue = [] } = useQueue();
  const running = queue.some(({ state }) => state === "running");
  const progress = useImportProgress(running);
  const whole = progressOf(queue, progress);
  const imports = useImportsOf(whole.files);
  if (whole.state === "idle") return null;
  const ended = whole.state === "ended";
  return (
    <Card flush testId={ended ? "import-done" : "import-queue"}>
      <div className={styles.head}>
        <h2>
          <Words whole={whole} />
        </h2>
        {ended ? (
          <span className={styles.bar} />
        ) : (
          <Progress
            className={styles.bar}
            percent={whole.whole}
            size="small"
            aria-label={t("queue.whole")}
            status={barState(whole)}
          />
        )}
        {ended ? (
          <Button type="primary" onClick={() => go("/today")} data-testid="import-to-today">
            {t("import.see_today")}
          </Button>
        ) : (
          <QueueControls state={whole.state} />
        )}
      </div>
      <ul className={styles.lines} aria-live="polite">
        {whole.files.map((file) => (
          <QueueLine
            key={file.key}
            file={file}
            progress={file.state === "running" ? progress : null}
            written={file.import_id ? imports.get(file.import_id) : undefined}
          />
        ))}
      </ul>
    </Card>
  );
}

function barState({ state, failed }: QueueProgress) {
  if (state === "running") return "active";
  return failed > 0 ? "exception" : "normal";
}

function Words({ whole }: { whole: QueueProgress }) {
  const { t } = useTranslation();
  const { state, ended, failed, files } = whole;
  const values = { done: ended - failed, ended, failed, total: files.length };
  if (state === "ended") return t(failed > 0 ? "queue.ended_failed" : "queue.ended", values);
  return t(`queue.state_${state}`, values);
}
