import {
  CheckCircleFilled,
  ClockCircleOutlined,
  CloseCircleFilled,
  LoadingOutlined,
  PauseCircleOutlined,
} from "@ant-design/icons";
import { Button } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { ImportProgress, ImportRow, QueuedFile } from "../../../bindings";
import { useGo } from "../../../components/address";
import { count } from "../../../components/format";
import { TextLink } from "../../../components/TextLink";
import { UndoImport } from "../UndoImport";
import { presentPercent } from "./progress";
import { useDropQueued, useRetryQueued } from "./queries";
import styles from "./queue.module.css";

const icons: Record<QueuedFile["state"], ReactNode> = {
  waiting: <ClockCircleOutlined />,
  running: <LoadingOutlined />,
  paused: <PauseCircleOutlined />,
  done: <CheckCircleFilled />,
  failed: <CloseCircleFilled />,
  ignored: <ClockCircleOutlined />,
};

type Props = {
  file: QueuedFile;
  progress: ImportProgress | null;
  /** the import it became */
  written: ImportRow | undefined;
};

/** One file of the queue: where it stands, and what can be done about that. */
export function QueueLine({ file, progress, written }: Props) {
  return (
    <li className={styles.line} data-state={file.state} data-testid="queued-file">
      {icons[file.state]}
      <b title={file.path}>{file.file}</b>
      <span className={styles.words}>
        <Words file={file} progress={progress} written={written} />
      </span>
      <span className={styles.actions}>
        <Actions file={file} written={written} />
      </span>
    </li>
  );
}

/** Where the words for a problem may stand: a file's own, one of every command, one of a value. */
function reasonKeys(problem: string): string[] {
  return [
    "error.internal",
    `invalid.${problem}`,
    `error.${problem}`,
    `file_error.${problem}`,
  ].reverse();
}

function Words({ file, progress, written }: Props) {
  const { t } = useTranslation();
  if (file.state === "failed") return t(reasonKeys(file.problem));
  if (file.state === "running" && progress)
    return `${t(`import.step_${progress.step}`)} · ${presentPercent(progress)} %`;
  if (written) {
    const { counts } = written;
    return t("queue.written", {
      fresh: count(counts.new),
      changed: count(counts.changed),
      same: count(counts.same),
      rejected: count(counts.rejected),
    });
  }
  return t(`queue.${file.state === "done" && !file.import_id ? "nothing_new" : file.state}`);
}

function Actions({ file, written }: Pick<Props, "file" | "written">) {
  const { t } = useTranslation();
  const go = useGo();
  const drop = useDropQueued();
  const retry = useRetryQueued();
  const { import_id } = file;
  if (file.state === "running") return null;
  if (file.state === "done")
    return (
      import_id &&
      written &&
      written.undone_at === null && (
        <>
          {written.orders > 0 && (
            <TextLink onClick={() => go("/data/orders", { filter: { import_id } })}>
              {t("queue.see_orders")}
            </TextLink>
          )}
          <UndoImport small id={import_id} rows={written.counts.new + written.counts.changed} />
        </>
      )
    );
  return (
    <>
      {file.state === "failed" && (
        <Button size="small" onClick={() => retry.mutate(file.key)} data-testid="queue-retry">
          {t("queue.retry")}
        </Button>
      )}
      <Button size="small" type="text" onClick={() => drop.mutate(file.key)}>
        {t("queue.drop")}
      </Button>
    </>
  );
}
