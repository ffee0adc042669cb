import { useMutation } from "@tanstack/react-query";
import { Button } from "antd";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { AppState } from "../bindings";
import { ipc } from "../ipc";
import { TextField } from "./Field";
import screen from "./screen.module.css";
import { errorText } from "./write";

type Props = {
  /** the backup the key is for; without one it is for the data of this computer */
  backup?: string;
  action: string;
  /** another way on, beside the button */
  aside?: ReactNode;
  onAccepted: (state: AppState) => void;
};

/** The recovery key, typed in from paper. */
export function RecoveryKeyForm({ backup, action, aside, onAccepted }: Props) {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const give = useMutation({
    mutationFn: () => ipc.giveKey(text, backup ?? null),
    onSuccess: onAccepted,
  });
  return (
    <form
      className={screen.form}
      onSubmit={(event) => {
        event.preventDefault();
        give.mutate();
      }}
    >
      <TextField
        autoFocus
        long
        label={t("protection.enter")}
        hint={t("protection.enter_hint")}
        error={give.error && errorText(give.error, t)}
        value={text}
        onChange={setText}
        testId="recovery-key-entry"
      />
      <div className={screen.line}>
        <Button
          type="primary"
          htmlType="submit"
          loading={give.isPending}
          disabled={text.trim() === ""}
          data-testid="recovery-key-give"
        >
          {action}
        </Button>
        {aside}
      </div>
    </form>
  );
}
