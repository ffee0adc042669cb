import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { TextField } from "../../components/Field";
import { say } from "../../components/toast";
import { errorText } from "../../components/write";
import { useRecoveryKey } from "./queries";
import styles from "./settings.module.css";

/** The recovery key behind the owner's password; hidden again when the page is left. */
export function RecoveryKey() {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const show = useRecoveryKey();
  if (show.data) return <Groups text={show.data} onHide={show.reset} />;
  if (!asking)
    return (
      <Button type="primary" data-testid="recovery-key-show" onClick={() => setAsking(true)}>
        {t("protection.show")}
      </Button>
    );
  const reveal = (password: string) => show.mutate(password, { onSuccess: () => setAsking(false) });
  return <Confirm error={show.error} pending={show.isPending} onConfirm={reveal} />;
}

type ConfirmProps = { error: unknown; pending: boolean; onConfirm: (password: string) => void };

function Confirm({ error, pending, onConfirm }: ConfirmProps) {
  const { t } = useTranslation();
  const [password, setPassword] = useState("");
  return (
    <form
      className={styles.confirm}
      onSubmit={(event) => {
        event.preventDefault();
        onConfirm(password);
        setPassword("");
      }}
    >
      <TextField
        autoFocus
        password
        label={t("protection.confirm")}
        error={error ? errorText(error, t) : undefined}
        value={password}
        onChange={setPassword}
        testId="recovery-key-password"
      />
      <Button
        type="primary"
        htmlType="submit"
        loading={pending}
        disabled={password === ""}
        data-testid="recovery-key-confirm"
      >
        {t("protection.reveal")}
      </Button>
    </form>
  );
}

function Groups({ text, onHide }: { text: string; onHide: () => void }) {
  const { t } = useTranslation();
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    say({ kind: "done", text: t("protection.copied") });
  };
  const groups = text.split("-").map((group, at) => ({ group, place: at + 1 }));
  return (
    <div className={styles.recovery}>
      <ol className={styles.groups} data-testid="recovery-key">
        {groups.map(({ group, place }) => (
          <li key={place}>
            <code>{group}</code>
          </li>
        ))}
      </ol>
      <p>{t("protection.written")}</p>
      <div className={styles.keyActions}>
        <Button onClick={() => void copy()}>{t("protection.copy")}</Button>
        <Button type="text" data-testid="recovery-key-hide" onClick={onHide}>
          {t("protection.hide")}
        </Button>
      </div>
    </div>
  );
}
