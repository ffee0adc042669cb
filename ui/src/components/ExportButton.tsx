import { DownloadOutlined } from "@ant-design/icons";
import { useMutation } from "@tanstack/react-query";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import type { ExportTarget } from "../bindings";
import { chooseSaveTarget, ipc } from "../ipc";
import { useMay } from "./session";
import { say } from "./toast";
import { errorText } from "./write";

type Props = {
  rows: ExportTarget["rows"];
  name: string;
  /** inside a heading: only the icon */
  small?: boolean;
  /** an Excel file unless asked otherwise */
  format?: "xlsx" | "csv";
};

/** Writes the list on screen, whole, into a file the person names. */
export function ExportButton({ rows, name, small, format = "xlsx" }: Props) {
  const { t } = useTranslation();
  const { mutate, isPending } = useMutation({
    mutationFn: async () => {
      const path = await chooseSaveTarget(name, format);
      if (path === null) return null;
      await ipc.exportRows({ rows, format, path });
      return path;
    },
    onSuccess: (path) => path && say({ kind: "done", text: t("common.exported", { path }) }),
    onError: (thrown) => say({ kind: "failed", text: errorText(thrown, t) }),
  });
  if (!useMay("export_rows")) return null;
  return (
    <Button
      size={small ? "small" : undefined}
      type={small ? "text" : undefined}
      aria-label={t("common.export")}
      icon={<DownloadOutlined />}
      loading={isPending}
      onClick={() => mutate()}
      data-testid="export"
    >
      {!small && t("common.export")}
    </Button>
  );
}
