import { useBlocker } from "@tanstack/react-router";
import { App } from "antd";
import { useTranslation } from "react-i18next";

type Place = { pathname: string; search: unknown };

/**
 * Unsaved work: leaving asks first, whichever way one leaves. Work that outlives a change of filters
 * is lost with the `screen` alone, or with what `lostWith` tells of an address.
 */
export function useUnsavedGuard(
  dirty: boolean,
  lostWith: "address" | "screen" | ((place: Place) => string) = "address",
) {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  useBlocker({
    disabled: !dirty,
    enableBeforeUnload: dirty,
    shouldBlockFn: async ({ current, next }) => {
      const work = lostWith === "screen" ? (place: Place) => place.pathname : lostWith;
      if (work !== "address" && work(current) === work(next)) return false;
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
