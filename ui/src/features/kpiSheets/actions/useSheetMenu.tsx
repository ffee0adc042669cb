import {
  DeleteOutlined,
  DownloadOutlined,
  FileExcelOutlined,
  PauseCircleOutlined,
  UploadOutlined,
} from "@ant-design/icons";
import type { MenuProps } from "antd";
import { useTranslation } from "react-i18next";
import type { KpiSheet } from "../../../bindings";
import { useGo } from "../../../components/address";
import { useFilters } from "../../../components/filters";
import { inWords } from "../../../components/kpi";
import { useMay, useSigned } from "../../../components/session";
import { chooseFile, chooseSaveTarget, ipc } from "../../../ipc";
import { useDeleteDraft, useFile } from "../queries";
import { draftAmong, publishedAmong } from "../state/versions";

/** What is done with a sheet now and then: files in and out, its end. */
export function useSheetMenu(
  sheet: KpiSheet,
  versions: KpiSheet[],
  onRetire: () => void,
  onWorkbook: (path: string) => void,
): MenuProps {
  const { t, i18n } = useTranslation();
  const go = useGo();
  const { language } = useSigned();
  const mayExport = useMay("export_rows");
  const [, change] = useFilters();
  const drop = useDeleteDraft();
  const name = inWords(sheet.name, i18n.language) || t("kpi_sheets.title");
  const file = useFile(async () => {
    const path = await chooseSaveTarget(name, "toml");
    if (path !== null) await ipc.exportKpiSheet(sheet.id, path);
    return path;
  });
  const excel = useFile(async () => {
    const path = await chooseSaveTarget(name, "xlsx");
    if (path !== null) await ipc.exportKpiWorkbook(sheet.family_id, null, path, language);
    return path;
  });
  const take = async () => {
    const path = await chooseFile("xlsx");
    if (path) onWorkbook(path);
  };
  const draft = draftAmong(versions);
  const published = publishedAmong(versions);
  const dropDraft = () =>
    draft &&
    drop.mutate(draft.id, {
      onSuccess: () => (versions.length === 1 ? go("/scores/sheets") : change({ version: null })),
    });
  const entry = (key: string, icon: React.ReactNode, run: () => unknown) => ({
    key,
    icon,
    label: <span data-testid={`menu-${key}`}>{t(`kpi_sheets.menu.${key}`)}</span>,
    onClick: () => void run(),
  });
  return {
    items: [
      entry("file", <DownloadOutlined />, () => file.mutate()),
      ...(mayExport ? [entry("excel", <FileExcelOutlined />, () => excel.mutate())] : []),
      entry("take", <UploadOutlined />, take),
      ...(draft || (published && published.retired_from === null)
        ? [{ type: "divider" as const }]
        : []),
      ...(published && published.retired_from === null
        ? [entry("retire", <PauseCircleOutlined />, onRetire)]
        : []),
      ...(draft ? [{ ...entry("drop", <DeleteOutlined />, dropDraft), danger: true }] : []),
    ],
  };
}
