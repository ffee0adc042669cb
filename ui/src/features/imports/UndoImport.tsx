import { App, Button } from "antd";
import { useTranslation } from "react-i18next";
import type { UndoImportOutcome } from "../../bindings";
import { useDrawers } from "../../components/address";
import { count } from "../../components/format";
import { useFigures, useMay } from "../../components/session";
import { TextLink } from "../../components/TextLink";
import styles from "./imports.module.css";
import { useUndoImport } from "./queries";

type Props = { id: string; rows: number; onUndone?: () => void; small?: boolean };

/** Takes a whole import back, after saying how many rows that is; then lists what had to stay. */
export function UndoImport({ id, rows, onUndone, small }: Props) {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const undo = useUndoImport();
  const tellKept = useTellKept();
  if (!useMay("undo_import")) return null;
  const ask = async () => {
    const sure = await modal.confirm({
      title: t("imports.undo_title"),
      content: t("imports.undo_text", { total: count(rows) }),
      okText: t("imports.undo_ok"),
      okButtonProps: { danger: true, "data-testid": "undo-import-ok" } as never,
      cancelText: t("common.cancel"),
    });
    if (!sure) return;
    undo.mutate(id, {
      onSuccess: (outcome) => {
        if (outcome.kept.length > 0 || outcome.facts_kept > 0) tellKept(outcome);
        onUndone?.();
      },
    });
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

/** Names what somebody changed since, so that it stays. */
function useTellKept() {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const { open } = useDrawers();
  const { full } = useFigures();
  return ({ kept, facts_kept }: UndoImportOutcome) => {
    const shown = modal.info({
      title: t("imports.kept_title"),
      okText: t("common.close"),
      content: (
        <div data-testid="undo-kept">
          <p>{t("imports.kept_text", { orders: count(kept.length), facts: count(facts_kept) })}</p>
          <ul className={styles.kept}>
            {kept.map((order) => (
              <li key={order.id}>
                <TextLink
                  onClick={() => {
                    shown.destroy();
                    open("order", order.id);
                  }}
                >
                  {order.number}
                </TextLink>
                <span>{order.store_name}</span>
                <b>{full(order.amount)}</b>
              </li>
            ))}
          </ul>
        </div>
      ),
    });
  };
}
