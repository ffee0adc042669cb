import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { FilePreview, ImportOutcome, ImportRequest } from "../../bindings";
import { fileName } from "../../components/format";
import { Card, EmptyState, Failed } from "../../components/Page";
import { ipc } from "../../ipc";
import { FileDetails } from "./FileDetails";
import { FileTable } from "./FileTable";
import { Foot } from "./Foot";
import styles from "./imports.module.css";
import { useImportProgress, usePreview, useRunImport } from "./queries";
import { RunningImport } from "./RunningImport";
import { ready } from "./request";

type Props = {
  request: ImportRequest | null;
  paths: string[];
  onMapped: (choices: Pick<ImportRequest, "columns" | "save_mapping_as">) => void;
  onCancel: () => void;
  onDone: (outcome: ImportOutcome) => void;
};

/** One line a file, the chosen file's details below, and what writing them would do. */
export function Cockpit({ request, paths, onMapped, onCancel, onDone }: Props) {
  const { t } = useTranslation();
  const preview = usePreview(request);
  const run = useRunImport();
  const [chosen, setChosen] = useState<string | null>(null);
  const reading = preview.isFetching;
  const progress = useImportProgress(run.isPending || reading);
  useLeaveCancels(run.isPending);
  const files = preview.data ?? [];
  const file = files.find((one) => one.path === chosen) ?? needsAttention(files) ?? files[0];

  const leave = () => {
    stop();
    onCancel();
  };

  if (request === null) {
    const names = paths.map(fileName).join(t("common.comma"));
    return (
      <EmptyState title={t("import.which_store", { names })} text={t("import.which_store_text")} />
    );
  }
  if (run.isPending) return <RunningImport progress={progress} onCancel={stop} />;
  if (files.length === 0 && reading)
    return <RunningImport reading progress={progress} onCancel={leave} />;

  const write = () => run.mutate(ready(request, files), { onSuccess: onDone });
  return (
    <div className={styles.cockpit} data-testid="import-preview" data-busy={reading || undefined}>
      {preview.error && <Failed error={preview.error} />}
      <Card flush>
        <FileTable
          files={files}
          chosen={file?.path ?? null}
          request={request}
          onChoose={setChosen}
        />
      </Card>
      {file && (
        <FileDetails
          key={file.path}
          file={file}
          request={request}
          busy={reading}
          onMapped={onMapped}
        />
      )}
      <Foot files={files} busy={reading} onCancel={onCancel} onRun={write} />
    </div>
  );
}

/** Asks the shell to stop; when nothing runs any more there is nothing to stop. */
function stop() {
  ipc.cancelImport().catch(() => undefined);
}

function needsAttention(files: FilePreview[]): FilePreview | undefined {
  return files.find((file) => file.problem || file.missing.length > 0 || file.counts.rejected > 0);
}

/** Closing the page while an import runs stops it; it is whole or not at all. */
function useLeaveCancels(running: boolean) {
  useEffect(() => {
    if (!running) return;
    return stop;
  }, [running]);
}
