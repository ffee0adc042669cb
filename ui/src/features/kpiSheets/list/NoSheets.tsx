import { AppstoreAddOutlined, ProfileOutlined } from "@ant-design/icons";
import { Button } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useFilters } from "../../../components/filters";
import page from "../../../components/Page.module.css";
import { TemplateCard } from "../library/TemplateCard";
import { useLibrary } from "../queries";
import styles from "./list.module.css";
import { offered } from "./offered";

/** Nothing yet: what a sheet is, three templates for the posts that people have, and all others. */
export function NoSheets({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const [, change] = useFilters();
  const { data: library = [] } = useLibrary();
  return (
    <div className={styles.begin}>
      <div className={page.empty} data-testid="empty">
        <span className={page.emptyIcon}>
          <ProfileOutlined />
        </span>
        <h2>{t("kpi_sheets.none")}</h2>
        <p>{t("kpi_sheets.none_text")}</p>
        <div className={styles.offers}>
          {offered(library).map((entry) => (
            <TemplateCard key={entry.template.code} entry={entry} />
          ))}
        </div>
        <div className={page.emptyActions}>
          {children}
          <Button
            type="primary"
            icon={<AppstoreAddOutlined />}
            data-testid="sheet-new"
            onClick={() => change({ view: "library" })}
          >
            {t("kpi_sheets.all_templates")}
          </Button>
        </div>
      </div>
    </div>
  );
}
