import { DownloadOutlined } from "@ant-design/icons";
import { useMutation } from "@tanstack/react-query";
import { Button, Dropdown } from "antd";
import { useTranslation } from "react-i18next";
import { useMay } from "../../../components/session";
import { say } from "../../../components/toast";
import { errorText } from "../../../components/write";
import { chooseSaveTarget, ipc } from "../../../ipc";
import type { PictureKind } from "./picture";

const KINDS: PictureKind[] = ["png", "pdf"];

type Props = { name: string; draw: (kind: PictureKind) => Promise<string> };

/** Writes the whole map into a file that the person names: as a picture, or on a page. */
export function PictureButton({ name, draw }: Props) {
  const { t } = useTranslation();
  const { mutate, isPending } = useMutation({
    mutationFn: async (kind: PictureKind) => {
      const path = await chooseSaveTarget(name, kind);
      if (path === null) return null;
      await ipc.savePicture(path, await draw(kind));
      return path;
    },
    onSuccess: (path) => path && say({ kind: "done", text: t("common.exported", { path }) }),
    onError: (thrown) => say({ kind: "failed", text: errorText(thrown, t) }),
  });
  if (!useMay("export_rows")) return null;
  return (
    <Dropdown
      trigger={["click"]}
      menu={{
        items: KINDS.map((kind) => ({ key: kind, label: t(`goal_map.as_${kind}`) })),
        onClick: ({ key }) => mutate(key as PictureKind),
      }}
    >
      <Button icon={<DownloadOutlined />} loading={isPending} data-testid="map-export">
        {t("goal_map.export")}
      </Button>
    </Dropdown>
  );
}
