import { ProfileOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { useAddress, useGo } from "../../components/address";
import { useFilters } from "../../components/filters";
import { Card, EmptyState, Failed, Loading } from "../../components/Page";
import screen from "../../components/screen.module.css";
import { asAppError } from "../../ipc";
import { Designer } from "./Designer";
import { useVersions } from "./queries";

/** One sheet through all its versions: designed, checked, tried, published. */
export function SheetPage() {
  const { sheet, id } = useAddress();
  const family = sheet ?? id;
  return family ? <Versions key={family} family={family} /> : <NoSheet />;
}

function Versions({ family }: { family: string }) {
  const [filters] = useFilters();
  const { data, error } = useVersions(family);
  if (error && asAppError(error).code === "not_found") return <NoSheet />;
  const newest = data?.[0];
  const shown = data?.find(({ id }) => id === filters.version) ?? newest;
  if (!data || !shown || !newest)
    return <div className={screen.screen}>{error ? <Failed error={error} /> : <Loading />}</div>;
  return <Designer key={shown.id} sheet={shown} versions={data} isNewest={shown === newest} />;
}

function NoSheet() {
  const { t } = useTranslation();
  const go = useGo();
  return (
    <div className={screen.screen}>
      <Card fill>
        <EmptyState
          icon={<ProfileOutlined />}
          title={t("kpi_sheets.no_sheet")}
          text={t("kpi_sheets.no_sheet_text")}
        >
          <Button type="primary" onClick={() => go("/scores/sheets")}>
            {t("kpi_sheets.to_sheets")}
          </Button>
        </EmptyState>
      </Card>
    </div>
  );
}
