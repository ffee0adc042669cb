import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { useGo } from "./address";
import { useMay } from "./session";

/** The way to the page that takes files. */
export function ImportButton() {
  const { t } = useTranslation();
  const go = useGo();
  if (!useMay("import_sales")) return null;
  return (
    <Button type="primary" onClick={() => go("/data/import")} data-testid="import-first">
      {t("import.command")}
    </Button>
  );
}
