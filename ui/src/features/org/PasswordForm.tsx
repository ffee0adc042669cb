import { Button, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Section } from "../../components/DetailDrawer";
import screen from "../../components/screen.module.css";
import { useMay } from "../../components/session";
import { useSetPassword } from "./queries";

export const SHORTEST_PASSWORD = 8;

/** Gives a person a new password; they can sign in from then on. */
export function PasswordForm({ id, can }: { id: string; can: boolean }) {
  const { t } = useTranslation();
  const [password, setPassword] = useState("");
  const set = useSetPassword();
  if (!useMay("set_password")) return null;
  const submit = () => set.mutate({ id, password }, { onSuccess: () => setPassword("") });
  return (
    <Section title={t("org.password")}>
      <p className={screen.muted}>{t(can ? "org.can_sign_in" : "org.cannot_sign_in")}</p>
      <form
        className={screen.line}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Input.Password
          value={password}
          autoComplete="new-password"
          placeholder={t("org.new_password", { count: SHORTEST_PASSWORD })}
          aria-label={t("org.new_password", { count: SHORTEST_PASSWORD })}
          onChange={(event) => setPassword(event.target.value)}
        />
        <Button
          htmlType="submit"
          loading={set.isPending}
          disabled={password.length < SHORTEST_PASSWORD}
        >
          {t("org.set_password")}
        </Button>
      </form>
    </Section>
  );
}
