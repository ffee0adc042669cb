import { Button, Segmented } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { FilePreview, ImportRequest } from "../../bindings";
import { Card } from "../../components/Page";
import { ipc } from "../../ipc";
import { Columns } from "./Columns";
import { FileSamples } from "./FileSamples";
import { FileSummary } from "./FileSummary";
import styles from "./imports.module.css";
import { MappingForm } from "./MappingForm";
import { useSaveRejects } from "./queries";
import { Rejects } from "./Rejects";
import { withColumns } from "./request";

type Props = {
  file: FilePreview;
  request: ImportRequest;
  busy: boolean;
  onMapped: (choices: Pick<ImportRequest, "columns" | "save_mapping_as">) => void;
};
type View = "rejects" | "columns" | "mapping";

/** The chosen file: refused lines, its columns, how they are read, and what it adds up to. */
export function FileDetails({ file, request, busy, onMapped }: Props) {
  const { t } = useTranslation();
  const unmapped = file.missing.length > 0;
  const [picked, setPicked] = useState<View | null>(null);
  const view = picked ?? (unmapped ? "mapping" : file.counts.rejected > 0 ? "rejects" : "columns");
  if (file.problem) return <Problem file={file} />;
  const options = (["rejects", "columns", "mapping"] as const).map((value) => ({
    value,
    label: t(`import.view_${value}`, { count: file.counts.rejected }),
  }));
  return (
    <Card
      fill
      title={file.file}
      aside={<Segmented size="small" options={options} value={view} onChange={setPicked} />}
    >
      <div className={styles.details}>
        <div className={styles.detailMain}>
          {view === "rejects" && <RejectsView file={file} request={request} />}
          {view === "columns" && <Columns columns={file.columns} />}
          {view === "mapping" && (
            <MappingForm
              file={file}
              busy={busy}
              onMapped={(columns, name) => {
                setPicked(null);
                onMapped({
                  columns: withColumns(request.columns, file.path, columns),
                  save_mapping_as: name,
                });
              }}
            />
          )}
        </div>
        {unmapped ? <FileSamples columns={file.columns} /> : <FileSummary file={file} />}
      </div>
    </Card>
  );
}

function RejectsView({ file, request }: { file: FilePreview; request: ImportRequest }) {
  const { t } = useTranslation();
  const save = useSaveRejects();
  if (file.counts.rejected === 0) return <p className={styles.calm}>{t("import.no_rejects")}</p>;
  const ofThisFile = { ...request, paths: [file.path] };
  return (
    <>
      <p className={styles.detailHead}>
        <span>{t("import.rejects_text", { count: file.counts.rejected })}</span>
        <Button
          size="small"
          loading={save.isPending}
          data-testid="save-preview-rejects"
          onClick={() => save.mutate((path) => ipc.savePreviewRejects(ofThisFile, path))}
        >
          {t("import.save_rejects")}
        </Button>
      </p>
      <Rejects rejects={file.rejects} />
    </>
  );
}

function Problem({ file }: { file: FilePreview }) {
  const { t } = useTranslation();
  return (
    <Card fill title={file.file}>
      <p className={styles.problem} role="alert" data-testid="import-problem">
        {t(`file_error.${file.problem}`)}
      </p>
      <p className={styles.calm}>{t("import.nothing_written")}</p>
    </Card>
  );
}
