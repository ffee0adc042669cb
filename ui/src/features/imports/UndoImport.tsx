import { App, Button } from "antd";
import { useTranslation } from "react-i18next";
import { count } from "../../components/format";
import { useMay } from "../../components/session";
import { useUndoImport } from "./queries";

type Props = { id: string; rows: number; onUndone?: () => void; small?: boolean };

/** Takes a whole import back, after saying how many rows that is. */
export function UndoImport({ id, rows, onUndone, small }: Props) {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const undo = useUndoImport();
  if (!useMay("undo_import")) return null;
  const ask = async () => {
    const sure = await modal.confirm({
      title: t("imports.undo_title"),
      content: t("imports.undo_text", { total: count(rows) }),
      okText: t("imports.undo_ok"),
      okButtonProps: { danger: true, "data-testid": "undo-import-ok" } as never,
      cancelText: t("common.cancel"),
    });
    if (sure) undo.mutate(id, { onSuccess: onUndone });
  };
  return (
    <Button
      size={small ? "small" : undefined}
      loading={undo.isPending}
      data-testid="undo-import"
      onClick={(event) => {
        event.stopPropagation();
        void ask();
      }}
    >
      {t("imports.undo")}
    </Button>
  );
}
