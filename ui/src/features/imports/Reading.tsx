import { Button, Progress } from "antd";
import { useTranslation } from "react-i18next";
import type { ImportProgress } from "../../bindings";
import { count } from "../../components/format";
import styles from "./imports.module.css";
import { presentPercent } from "./queue/progress";

type Props = { progress: ImportProgress | null; onCancel: () => void };

/** The files are being looked at for the first time; nothing is written meanwhile. */
export function Reading({ progress, onCancel }: Props) {
  const { t } = useTranslation();
  const files = progress?.files ?? 0;
  const before = (progress?.file_index ?? 0) * 100;
  // Looking at a file ends halfway through the steps of importing it.
  const percent = files > 0 ? Math.floor((before + presentPercent(progress) * 2) / files) : 0;
  return (
    <section className={styles.running} data-testid="import-running" aria-live="polite">
      <h2>{t(`import.step_${progress?.step ?? "reading"}`)}</h2>
      <Progress percent={Math.min(100, percent)} status="active" showInfo={percent > 0} />
      <p>
        {progress && `${progress.file} · `}
        {progress && files > 0
          ? t("import.progress", { done: count(progress.file_index + 1), total: count(files) })
          : t("import.starting")}
      </p>
      <Button onClick={onCancel} data-testid="import-stop">
        {t("common.cancel")}
      </Button>
    </section>
  );
}
