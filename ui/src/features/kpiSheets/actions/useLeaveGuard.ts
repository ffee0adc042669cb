import { useBlocker } from "@tanstack/react-router";
import { App } from "antd";
import { useTranslation } from "react-i18next";
import { readSearch } from "../../../components/address";

type Place = { pathname: string; search: unknown };

const sheetAt = ({ pathname, search }: Place) => {
  const { sheet, id, filter } = readSearch((search ?? {}) as Record<string, unknown>);
  return [pathname, sheet, id, filter?.version].join(" ");
};

/** Asks before another sheet, version or screen takes the place of unsaved work; panels may change. */
export function useLeaveGuard(dirty: boolean): void {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  useBlocker({
    disabled: !dirty,
    enableBeforeUnload: dirty,
    shouldBlockFn: async ({ current, next }) => {
      if (sheetAt(current) === sheetAt(next)) return false;
      const leave = await modal.confirm({
        title: t("common.unsaved_title"),
        content: t("common.unsaved_text"),
        okText: t("common.discard"),
        cancelText: t("common.keep_editing"),
        okButtonProps: { danger: true },
        autoFocusButton: "cancel",
      });
      return !leave;
    },
  });
}
