import { AppstoreAddOutlined, UploadOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFilters } from "../../components/filters";
import { Card, Failed, Loading, PageHead } from "../../components/Page";
import { SearchInput } from "../../components/SearchInput";
import screen from "../../components/screen.module.css";
import { chooseFile } from "../../ipc";
import { LibraryView } from "./library/LibraryView";
import { found } from "./list/found";
import { NoSheets } from "./list/NoSheets";
import { SheetTable } from "./list/SheetTable";
import { StateFilter } from "./list/StateFilter";
import { useOpenMade } from "./list/useOpenMade";
import { useImportSheet, useSheets } from "./queries";

/** What people are measured by: the chain's own sheets, and the templates to begin from. */
export function SheetsPage() {
  const [filters] = useFilters();
  return filters.view === "library" ? <LibraryView /> : <OwnSheets />;
}

function OwnSheets() {
  const { t } = useTranslation();
  const [filters, change] = useFilters();
  const { data: rows, error } = useSheets();
  const [choosing, setChoosing] = useState(false);
  const importing = useImportSheet();
  const openMade = useOpenMade();
  const shown = found(rows ?? [], filters);
  const take = async () => {
    setChoosing(true);
    const path = await chooseFile("toml").finally(() => setChoosing(false));
    if (path) importing.mutate(path, { onSuccess: ({ sheet_id }) => void openMade(sheet_id) });
  };
  const isEmpty = rows?.length === 0;
  const fromFile = (
    <Button
      icon={<UploadOutlined />}
      loading={importing.isPending}
      disabled={choosing}
      data-testid="sheet-import"
      onClick={() => void take()}
    >
      {t("kpi_sheets.import")}
    </Button>
  );
  return (
    <div className={screen.screen} data-testid="kpi-sheets">
      <PageHead
        title={t("kpi_sheets.title")}
        about={rows && !isEmpty && t("kpi_sheets.counts", { count: rows.length })}
        actions={
          rows &&
          !isEmpty && (
            <>
              {fromFile}
              <Button
                type="primary"
                icon={<AppstoreAddOutlined />}
                data-testid="sheet-new"
                onClick={() => change({ view: "library" })}
              >
                {t("kpi_sheets.new")}
              </Button>
            </>
          )
        }
      />
      {rows && !isEmpty && (
        <div className={screen.tools}>
          <SearchInput
            value={filters.text ?? ""}
            placeholder={t("kpi_sheets.search")}
            onChange={(text) => change({ text: text || null })}
          />
          <StateFilter rows={rows} />
        </div>
      )}
      <Card fill flush>
        {error && <Failed error={error} />}
        {!rows && !error && <Loading />}
        {rows && !isEmpty && <SheetTable rows={shown} />}
        {isEmpty && <NoSheets>{fromFile}</NoSheets>}
      </Card>
    </div>
  );
}
