import { useTranslation } from "react-i18next";
import { useMay } from "../components/session";
import { TabbedLayout } from "./Tabs";

/** 设置: the chain, its people, this device and the backups. */
export function SettingsLayout() {
  const { t } = useTranslation();
  const people = useMay("view_people");
  const files = useMay("import_sales");
  const backup = useMay("back_up");
  const protection = useMay("show_recovery_key");
  const shown: Record<string, boolean> = {
    chain: true,
    stores: true,
    departments: people,
    people,
    roles: people,
    files,
    modules: true,
    device: true,
    backup,
    protection,
  };
  const tabs = Object.keys(shown)
    .filter((name) => shown[name])
    .map((name) => ({
      to: `/settings/${name}`,
      name: t(`settings.${name}`),
      testId: `tab-${name}`,
    }));
  return <TabbedLayout tabs={tabs} label={t("rail.settings")} />;
}
