import { LeftOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { useFilters } from "../../../components/filters";
import { count } from "../../../components/format";
import { Card, EmptyState, Failed, Loading, PageHead } from "../../../components/Page";
import screen from "../../../components/screen.module.css";
import { useJobCards, useLibrary, useStagePacks } from "../queries";
import { JobNote } from "./JobNote";
import { LibraryTools } from "./LibraryTools";
import styles from "./library.module.css";
import { narrowed, shelved } from "./narrow";
import { StageNote } from "./StageNote";
import { TemplateCard } from "./TemplateCard";

/** The templates to begin from, by shelf, by stage of the business, by job. */
export function LibraryView() {
  const { t } = useTranslation();
  const [filters, change] = useFilters();
  const { data: library, error } = useLibrary();
  const pack = useStagePacks().data?.find(({ code }) => code === filters.stage);
  const job = useJobCards().data?.find(({ code }) => code === filters.job);
  const wanted = { text: filters.find ?? "", shelf: filters.shelf, pack, job };
  const shown = narrowed(library ?? [], wanted);
  const close = () => change({ view: null, shelf: null, stage: null, job: null, find: null });
  return (
    <div className={screen.screen} data-testid="kpi-library">
      <PageHead
        title={t("kpi_sheets.library")}
        about={t("kpi_sheets.library_about", { total: count(library?.length) })}
        actions={
          <Button icon={<LeftOutlined />} data-testid="library-close" onClick={close}>
            {t("kpi_sheets.to_sheets")}
          </Button>
        }
      />
      <LibraryTools />
      {error && <Failed error={error} />}
      {!library && !error && <Loading />}
      <div className={styles.shelves}>
        {pack && <StageNote pack={pack} />}
        {job && <JobNote job={job} />}
        {shelved(shown).map(({ shelf, entries }) => (
          <section key={shelf} className={styles.shelf}>
            <h2>
              {t(`kpi_sheets.shelf.${shelf}`)} <small>{count(entries.length)}</small>
            </h2>
            <div className={styles.cards}>
              {entries.map((entry) => (
                <TemplateCard key={entry.template.code} entry={entry} />
              ))}
            </div>
          </section>
        ))}
        {library && shown.length === 0 && (
          <Card>
            <EmptyState
              title={t("common.nothing_found")}
              text={t(job ? "kpi_sheets.job_without" : "common.nothing_found_text")}
            >
              <Button onClick={() => change({ shelf: null, stage: null, job: null, find: null })}>
                {t("kpi_sheets.all_templates")}
              </Button>
            </EmptyState>
          </Card>
        )}
      </div>
    </div>
  );
}
