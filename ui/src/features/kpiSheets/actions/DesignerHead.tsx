import { LeftOutlined, MoreOutlined, PrinterOutlined, TeamOutlined } from "@ant-design/icons";
import { Button, Dropdown } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { KpiSheet } from "../../../bindings";
import { useGo } from "../../../components/address";
import { useFilters } from "../../../components/filters";
import { count } from "../../../components/format";
import { inWords } from "../../../components/kpi";
import { PageHead, Pill, type Tone } from "../../../components/Page";
import { useSigned } from "../../../components/session";
import styles from "../designer.module.css";
import { usePrint } from "../print/usePrint";
import type { SheetDraftState } from "../state/draft";
import { draftAmong, type Standing, standingOf } from "../state/versions";
import { PublishDialog } from "./PublishDialog";
import { RetireDialog } from "./RetireDialog";
import type { Keep } from "./useKeepDraft";
import { useSheetMenu } from "./useSheetMenu";
import { WorkbookDialog } from "./WorkbookDialog";

const TONES: Record<Standing, Tone> = {
  draft: "amber",
  coming: "tint",
  current: "green",
  past: "grey",
  retired: "grey",
};

type Props = {
  sheet: KpiSheet;
  versions: KpiSheet[];
  isNewest: boolean;
  draft: SheetDraftState;
  edits: boolean;
  keep: Keep;
  onEdit: () => void;
};

/** What sheet and version this is, and what can be done with it. */
export function DesignerHead({ sheet, versions, isNewest, draft, edits, keep, onEdit }: Props) {
  const { t, i18n } = useTranslation();
  const { chain } = useSigned();
  const go = useGo();
  const print = usePrint();
  const [, change] = useFilters();
  const [dialog, setDialog] = useState<"publish" | "retire" | null>(null);
  const [workbook, setWorkbook] = useState<string | null>(null);
  const menu = useSheetMenu(sheet, versions, () => setDialog("retire"), setWorkbook);
  const standing = standingOf(sheet, versions, chain.today);
  const isDraft = standing === "draft";
  const other = draftAmong(versions);
  const day = sheet.published_from ?? "";
  const name = inWords(draft.now.name, i18n.language) || t("kpi_sheets.unnamed");
  return (
    <>
      <PageHead
        title={
          <span className={styles.title}>
            <Button
              type="text"
              size="small"
              icon={<LeftOutlined />}
              aria-label={t("kpi_sheets.to_sheets")}
              data-testid="to-sheets"
              onClick={() => go("/scores/sheets")}
            />
            {name}
            <Pill tone={TONES[standing]}>
              {t(`kpi_sheets.standing.${standing}`, { version: count(sheet.version), day })}
            </Pill>
          </span>
        }
        about={sheet.change_reason}
        actions={
          <>
            <Button
              icon={<TeamOutlined />}
              data-testid="sheet-assign"
              onClick={() => change({ show: "assign" })}
            >
              {t("kpi_sheets.assign")}
            </Button>
            <Button data-testid="sheet-versions" onClick={() => change({ show: "versions" })}>
              {t("kpi_sheets.versions", { total: count(versions.length) })}
            </Button>
            <Button
              icon={<PrinterOutlined />}
              aria-label={t("kpi_sheets.print")}
              title={t("kpi_sheets.print")}
              data-testid="print"
              onClick={print}
            />
            <Dropdown menu={menu} trigger={["click"]}>
              <Button
                icon={<MoreOutlined />}
                aria-label={t("kpi_sheets.more")}
                data-testid="sheet-more"
              />
            </Dropdown>
            {isDraft && (
              <Button type="primary" data-testid="publish" onClick={() => setDialog("publish")}>
                {t("kpi_sheets.publish")}
              </Button>
            )}
            {!isDraft && other && !isNewest && (
              <Button data-testid="to-draft" onClick={() => change({ version: null })}>
                {t("kpi_sheets.to_draft")}
              </Button>
            )}
            {!isDraft && !other && !edits && (
              <Button type="primary" data-testid="sheet-edit" onClick={onEdit}>
                {t(isNewest ? "kpi_sheets.edit" : "kpi_sheets.edit_from_this")}
              </Button>
            )}
          </>
        }
      />
      {dialog === "publish" && (
        <PublishDialog
          sheet={sheet}
          versions={versions}
          draft={draft}
          keep={keep}
          onClose={() => setDialog(null)}
        />
      )}
      {dialog === "retire" && (
        <RetireDialog sheet={sheet} versions={versions} onClose={() => setDialog(null)} />
      )}
      {workbook && (
        <WorkbookDialog
          family={sheet.family_id}
          path={workbook}
          onClose={() => setWorkbook(null)}
          onTaken={() => change({ version: null })}
        />
      )}
    </>
  );
}
