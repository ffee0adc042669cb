import { useMutation } from "@tanstack/react-query";
import { App, Button } from "antd";
import { useTranslation } from "react-i18next";
import type { CustomerProfile } from "../../bindings";
import { Section } from "../../components/DetailDrawer";
import screen from "../../components/screen.module.css";
import { say } from "../../components/toast";
import { errorText } from "../../components/write";
import { chooseSaveTarget, ipc } from "../../ipc";
import { useErase } from "./queries";

/** What a person may ask of us: everything kept about them, or to be forgotten. */
export function Person({ profile }: { profile: CustomerProfile }) {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const { id, name, erased_on } = profile.row.customer;
  const erase = useErase(id);
  const tell = useMutation({
    mutationFn: async () => {
      const path = await chooseSaveTarget(name || id, "json");
      if (path !== null) await ipc.exportPerson(id, path);
      return path;
    },
    onSuccess: (path) =>
      path && say({ kind: "done", text: t("customer.exported_person", { path }) }),
    onError: (thrown) => say({ kind: "failed", text: errorText(thrown, t) }),
  });
  const ask = async () => {
    const sure = await modal.confirm({
      title: t("customer.erase_title"),
      content: t("customer.erase_text"),
      okText: t("customer.erase_do"),
      cancelText: t("common.cancel"),
      okButtonProps: { danger: true },
      autoFocusButton: "cancel",
    });
    if (sure) erase.mutate(undefined);
  };
  if (!profile.may_export && !profile.may_erase) return null;
  return (
    <Section title={t("customer.privacy")}>
      <div className={screen.line}>
        {profile.may_export && (
          <Button
            loading={tell.isPending}
            data-testid="export-person"
            onClick={() => tell.mutate()}
          >
            {t("customer.export_person")}
          </Button>
        )}
        {profile.may_erase && !erased_on && (
          <Button
            danger
            loading={erase.isPending}
            data-testid="erase-person"
            onClick={() => void ask()}
          >
            {t("customer.erase_person")}
          </Button>
        )}
      </div>
    </Section>
  );
}
