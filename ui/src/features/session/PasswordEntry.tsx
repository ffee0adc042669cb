import { Button, Input, type InputRef } from "antd";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Session, SignInPerson } from "../../bindings";
import { errorText } from "../../components/write";
import { asAppError } from "../../ipc";
import { useSignIn } from "./queries";
import { Face } from "./SignInPage";
import styles from "./session.module.css";

type Props = {
  person: SignInPerson;
  samplePassword: string | null;
  onBack?: () => void;
  onSignedIn: (session: Session) => void;
};

/** The password of the chosen person; says how long a lockout lasts. */
export function PasswordEntry({ person, samplePassword, onBack, onSignedIn }: Props) {
  const { t } = useTranslation();
  const [password, setPassword] = useState("");
  const field = useRef<InputRef>(null);
  const signIn = useSignIn();
  const remaining = useRemaining(signIn.error);
  useEffect(() => field.current?.focus(), []);
  const submit = () =>
    signIn.mutate(
      { id: person.employee_id, password },
      {
        onSuccess: onSignedIn,
        onError: () => field.current?.select(),
      },
    );
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <div className={styles.chosen}>
        <Face person={person} />
        {onBack && (
          <Button type="link" onClick={onBack} data-testid="sign-in-back">
            {t("session.other_person")}
          </Button>
        )}
      </div>
      <Input.Password
        ref={field}
        size="large"
        value={password}
        autoComplete="current-password"
        placeholder={t("session.password")}
        aria-label={t("session.password")}
        data-testid="password"
        status={signIn.error ? "error" : undefined}
        onChange={(event) => setPassword(event.target.value)}
      />
      {signIn.error && (
        <p className={styles.error} role="alert" data-testid="sign-in-error">
          {remaining > 0 ? t("session.locked_for", waiting(remaining)) : errorText(signIn.error, t)}
        </p>
      )}
      <Button
        size="large"
        type="primary"
        htmlType="submit"
        data-testid="sign-in"
        loading={signIn.isPending}
        disabled={password === "" || remaining > 0}
      >
        {t("session.sign_in")}
      </Button>
      {samplePassword && (
        <p className={styles.sample} data-testid="sample-password">
          {t("session.sample_password")} <code>{samplePassword}</code>
          <Button type="link" size="small" onClick={() => setPassword(samplePassword)}>
            {t("session.fill_in")}
          </Button>
        </p>
      )}
    </form>
  );
}

function waiting(ms: number) {
  const seconds = Math.ceil(ms / 1000);
  return { minutes: Math.floor(seconds / 60), seconds: String(seconds % 60).padStart(2, "0") };
}

/** Milliseconds a lockout still lasts, counting down; 0 without one. */
function useRemaining(error: unknown): number {
  const refused = error ? asAppError(error) : null;
  const until = refused?.code === "locked_out" ? Number(refused.details.until) : 0;
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!until) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [until]);
  return Math.max(0, until - now);
}
