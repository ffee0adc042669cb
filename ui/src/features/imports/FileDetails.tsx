import { CloseOutlined } from "@ant-design/icons";
import { Button, Segmented } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { FilePreview, ImportRequest } from "../../bindings";
import { Card } from "../../components/Page";
import { useMay } from "../../components/session";
import { ipc } from "../../ipc";
import { Columns } from "./Columns";
import { FileSummary } from "./FileSummary";
import styles from "./imports.module.css";
import { useSaveRejects } from "./queries";
import { Rejects } from "./Rejects";

type Props = {
  file: FilePreview;
  request: ImportRequest;
  onMap: () => void;
  onClose: () => void;
};
type View = "rejects" | "columns";

/** The chosen file: refused lines, how its columns are read, and what it adds up to. */
export function FileDetails({ file, request, onMap, onClose }: Props) {
  const { t } = useTranslation();
  const mayMap = useMay("import_sales");
  const [picked, setPicked] = useState<View | null>(null);
  const view = picked ?? (file.counts.rejected > 0 ? "rejects" : "columns");
  const close = (
    <Button
      size="small"
      type="text"
      icon={<CloseOutlined />}
      aria-label={t("common.close")}
      onClick={onClose}
    />
  );
  if (file.problem !== null && file.columns.length === 0)
    return <Problem file={file} close={close} />;
  const options = (["rejects", "columns"] as const).map((value) => ({
    value,
    label: t(`import.view_${value}`, { count: file.counts.rejected }),
  }));
  const aside = (
    <>
      {mayMap && (
        <Button size="small" onClick={onMap} data-testid="edit-mapping">
          {t("import.view_mapping")}
        </Button>
      )}
      <Segmented size="small" options={options} value={view} onChange={setPicked} />
      {close}
    </>
  );
  return (
    <Card fill title={file.file} aside={aside} testId="file-details">
      <div className={styles.details}>
        <div className={styles.detailMain}>
          {view === "rejects" && <RejectsView file={file} request={request} />}
          {view === "columns" && <Columns columns={file.columns} />}
        </div>
        <FileSummary file={file} />
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

function Problem({ file, close }: { file: FilePreview; close: React.ReactNode }) {
  const { t } = useTranslation();
  return (
    <Card fill title={file.file} aside={close}>
      <p className={styles.problem} role="alert" data-testid="import-problem">
        {t(`file_error.${file.problem}`)}
      </p>
      <p className={styles.calm}>{t("import.nothing_written")}</p>
    </Card>
  );
}
