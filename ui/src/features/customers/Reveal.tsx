import { useMutation } from "@tanstack/react-query";
import { Button, Popover } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CustomerProfile } from "../../bindings";
import { TextField } from "../../components/Field";
import { TextLink } from "../../components/TextLink";
import { say } from "../../components/toast";
import { errorText } from "../../components/write";
import { ipc } from "../../ipc";
import styles from "./customers.module.css";

/** The phone number; whoever sees it masked may ask for it and say why. */
export function Reveal({ profile }: { profile: CustomerProfile }) {
  const { t } = useTranslation();
  const { id, phone } = profile.row.customer;
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState("");
  const look = useMutation({
    mutationFn: () => ipc.revealPhone(id, reason),
    onSuccess: () => setOpen(false),
    onError: (thrown) => say({ kind: "failed", text: errorText(thrown, t) }),
  });
  const asks = profile.may_ask_phone && !profile.sees_phone && look.data === undefined;
  const form = (
    <div className={styles.reveal}>
      <p>{t("customer.reveal_text")}</p>
      <TextField
        autoFocus
        label={t("customer.reveal_reason")}
        value={reason}
        onChange={setReason}
        testId="reveal-reason"
      />
      <Button
        type="primary"
        disabled={reason.trim() === ""}
        loading={look.isPending}
        data-testid="reveal-do"
        onClick={() => look.mutate()}
      >
        {t("customer.reveal_do")}
      </Button>
    </div>
  );
  return (
    <span>
      <b data-testid="customer-phone-shown">{look.data ?? phone}</b>
      {asks && (
        <Popover
          open={open}
          onOpenChange={setOpen}
          trigger="click"
          placement="bottomLeft"
          title={t("customer.reveal_title")}
          content={form}
        >
          <span data-testid="reveal">
            <TextLink onClick={() => setOpen(true)}>{t("customer.reveal")}</TextLink>
          </span>
        </Popover>
      )}
    </span>
  );
}
