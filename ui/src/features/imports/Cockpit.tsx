import { useMemo, useState } from "react";
import { useAddress, useMergeAddress } from "../../components/address";
import { Card, Failed } from "../../components/Page";
import { ipc } from "../../ipc";
import { FileDetails } from "./FileDetails";
import { Foot } from "./Foot";
import { FileTable } from "./files/FileTable";
import styles from "./imports.module.css";
import { wantsHand } from "./lines";
import { MappingEditor } from "./mapping/MappingEditor";
import { useImportProgress, usePreview } from "./queries";
import { useEnqueue } from "./queue/queries";
import { Reading } from "./Reading";
import { requestOf, toQueue, withChoice } from "./request";
import { useDrafts } from "./useDrafts";

type Props = { paths: string[]; store: string | null; onLeave: () => void };
type Choices = Parameters<typeof withChoice>[0];

const DETAILS_OPEN_UP_TO = 4;

/** One line a file, the chosen file's details below, and what writing them would do. */
export function Cockpit({ paths, store, onLeave }: Props) {
  const [choices, setChoices] = useState<Choices>([]);
  const request = useMemo(() => requestOf(paths, store, choices), [paths, store, choices]);
  const preview = usePreview(request);
  const enqueue = useEnqueue();
  const drafts = useDrafts();
  const reading = preview.isFetching;
  const progress = useImportProgress(reading);
  const merge = useMergeAddress();
  const { filter } = useAddress();
  const [chosen, setChosen] = useState<string | null>();
  const files = preview.data ?? [];
  const first = files.length <= DETAILS_OPEN_UP_TO ? (files.find(wantsHand) ?? files[0]) : null;
  const file = chosen === undefined ? first : files.find((one) => one.path === chosen);

  if (files.length === 0 && reading)
    return (
      <Reading
        progress={progress}
        onCancel={() => {
          ipc.cancelImport().catch(() => undefined);
          onLeave();
        }}
      />
    );
  const choose = (path: string, change: Parameters<typeof withChoice>[2]) =>
    setChoices((old) => withChoice(old, path, change));
  const editing = files.find((one) => one.path === filter?.map);
  if (editing)
    return (
      <MappingEditor
        key={editing.path}
        file={editing}
        request={request}
        draft={drafts.of(editing)}
        onDraft={(draft) => drafts.keep(editing.path, draft)}
        onUse={({ subject, columns }) => {
          choose(editing.path, { subject, columns, format: null });
          merge({ filter: undefined });
        }}
        onClose={() => merge({ filter: undefined })}
      />
    );
  const open = { again: () => void preview.refetch(), choose, chosen: file?.path ?? null };
  return (
    <div className={styles.cockpit} data-testid="import-preview" data-busy={reading || undefined}>
      {preview.error && <Failed error={preview.error} />}
      <Card flush>
        <FileTable
          files={files}
          request={request}
          {...open}
          onMap={(path) => merge({ filter: { map: path } })}
          onChoose={(path) => setChosen(path === open.chosen ? null : path)}
        />
      </Card>
      {file ? (
        <FileDetails
          key={file.path}
          file={file}
          request={request}
          onMap={() => merge({ filter: { map: file.path } })}
          onClose={() => setChosen(null)}
        />
      ) : (
        <div className={styles.rest} />
      )}
      <Foot
        files={files}
        busy={reading || enqueue.isPending}
        onCancel={onLeave}
        onRun={() =>
          enqueue.mutate({ files: toQueue(files, request), store }, { onSuccess: onLeave })
        }
      />
    </div>
  );
}
