import { Button, Input } from "antd";
import { type ReactNode, useId } from "react";
import { useTranslation } from "react-i18next";
import styles from "./Field.module.css";

type FieldProps = {
  label: string;
  /** for a control that is found by name, to be put the focus on */
  id?: string;
  hint?: ReactNode;
  error?: ReactNode;
  children: (id: string) => ReactNode;
};

/** A labelled control. */
export function Field({ label, id: named, hint, error, children }: FieldProps) {
  const own = useId();
  const id = named ?? own;
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      {children(id)}
      {error ? (
        <p className={styles.error} role="alert">
          {error}
        </p>
      ) : (
        hint && <p className={styles.hint}>{hint}</p>
      )}
    </div>
  );
}

type TextProps = {
  label: string;
  id?: string;
  value: string;
  onChange: (value: string) => void;
  disabled?: boolean;
  hint?: ReactNode;
  error?: ReactNode;
  long?: boolean;
  password?: boolean;
  autoFocus?: boolean;
  testId?: string;
};

/** A labelled line (or lines) of text. */
export function TextField({
  label,
  id: named,
  hint,
  error,
  onChange,
  long,
  password,
  testId,
  ...rest
}: TextProps) {
  const Control = long ? Input.TextArea : password ? Input.Password : Input;
  return (
    <Field label={label} id={named} hint={hint} error={error}>
      {(id) => (
        <Control
          id={id}
          data-testid={testId}
          status={error ? "error" : undefined}
          onChange={(event: { target: { value: string } }) => onChange(event.target.value)}
          {...rest}
        />
      )}
    </Field>
  );
}

type SaveBarProps = { dirty: boolean; saving: boolean; onSave: () => void; onReset: () => void };

/** The foot of an edited drawer. */
export function SaveBar({ dirty, saving, onSave, onReset }: SaveBarProps) {
  const { t } = useTranslation();
  return (
    <>
      <Button disabled={!dirty || saving} onClick={onReset}>
        {t("common.reset")}
      </Button>
      <Button type="primary" disabled={!dirty} loading={saving} onClick={onSave} data-testid="save">
        {t("common.save")}
      </Button>
    </>
  );
}
