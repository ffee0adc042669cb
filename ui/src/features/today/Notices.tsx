import { WarningOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import type { TodayPage } from "../../bindings";
import { useGo } from "../../components/address";
import { shortDay } from "../../components/format";
import { useMay, useSigned } from "../../components/session";
import styles from "./today.module.css";

/** That yesterday is not there yet, and the one click that brings it. */
export function Notices({ page }: { page: TodayPage }) {
  const { t } = useTranslation();
  const { chain } = useSigned();
  const go = useGo();
  const mayImport = useMay("import_sales");
  const day = (value: string | null) => shortDay(value, chain.today);
  if (!page.stale) return null;
  const words = t("today.stale", { yesterday: day(page.yesterday), day: day(page.day) });
  return (
    <div className={styles.notice} role="status" data-testid="today-notice">
      <WarningOutlined />
      <span>{words}</span>
      {mayImport && (
        <Button size="small" onClick={() => go("/data/import")}>
          {t("today.bring_file")}
        </Button>
      )}
    </div>
  );
}
