import { Button, Progress } from "antd";
import { useTranslation } from "react-i18next";
import type { ImportProgress } from "../../bindings";
import { count } from "../../components/format";
import styles from "./imports.module.css";

type Props = { progress: ImportProgress | null; reading?: boolean; onCancel: () => void };

/** How far it is; the window stays usable and the work can be stopped. */
export function RunningImport({ progress, reading, onCancel }: Props) {
  const { t } = useTranslation();
  const percent =
    progress && progress.total > 0 ? Math.floor((progress.done / progress.total) * 100) : 0;
  return (
    <section className={styles.running} data-testid="import-running" aria-live="polite">
      <h2>{t(`import.step_${progress?.step ?? "reading"}`)}</h2>
      <Progress percent={percent} status="active" showInfo={percent > 0} />
      <p>
        {progress && `${progress.file} · `}
        {progress && progress.total > 0
          ? t("import.progress", { done: count(progress.done), total: count(progress.total) })
          : t("import.starting")}
      </p>
      {!reading && <p>{t("import.whole_or_nothing")}</p>}
      <Button onClick={onCancel} data-testid="import-stop">
        {t("common.cancel")}
      </Button>
    </section>
  );
}
