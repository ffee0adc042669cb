import { useTranslation } from "react-i18next";
import type { JobCard } from "../../../bindings";
import { inWords } from "../../../components/kpi";
import { Card } from "../../../components/Page";
import styles from "./library.module.css";

/** What a post or a centre is there for, numbered. */
export function JobNote({ job }: { job: JobCard }) {
  const { t, i18n } = useTranslation();
  const name = inWords(job.name, i18n.language);
  return (
    <Card title={t("kpi_sheets.duties_of", { name })} testId="job-note">
      <ol className={styles.duties}>
        {job.duties.map((duty) => (
          <li key={inWords(duty, i18n.language)}>{inWords(duty, i18n.language)}</li>
        ))}
      </ol>
    </Card>
  );
}
