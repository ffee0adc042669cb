import { Button, Segmented } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ContactKind } from "../../bindings";
import { TextField } from "../../components/Field";
import screen from "../../components/screen.module.css";
import { useLogContact } from "./care";
import styles from "./customers.module.css";

const KINDS: ContactKind[] = ["phone", "email", "social", "online", "visit", "note"];

/** Notes a contact that was just had. */
export function ContactForm({ customer, onDone }: { customer: string; onDone: () => void }) {
  const { t } = useTranslation();
  const log = useLogContact();
  const [kind, setKind] = useState<ContactKind>("phone");
  const [text, setText] = useState("");
  const save = () =>
    log.mutate({ customer_id: customer, kind, at: null, text }, { onSuccess: onDone });
  return (
    <div className={styles.contact} data-testid="contact-form">
      <Segmented
        value={kind}
        onChange={setKind}
        options={KINDS.map((value) => ({ value, label: t(`contact_kind.${value}`) }))}
      />
      <TextField
        long
        autoFocus
        label={t("customer.log_text")}
        value={text}
        onChange={setText}
        testId="contact-text"
      />
      <div className={screen.line}>
        <Button
          type="primary"
          loading={log.isPending}
          disabled={kind === "note" && text.trim() === ""}
          data-testid="contact-save"
          onClick={save}
        >
          {t("customer.log_save")}
        </Button>
        <Button onClick={onDone}>{t("common.cancel")}</Button>
      </div>
    </div>
  );
}
