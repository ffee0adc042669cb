import { CheckCircleOutlined, CloseOutlined, ExclamationCircleOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import styles from "./toast.module.css";

export type Toast = { id: number; kind: "done" | "failed"; text: string; undo?: () => void };

const SECONDS_SHOWN = 8;
let toasts: readonly Toast[] = [];
let nextId = 1;
const listeners = new Set<() => void>();

function set(next: readonly Toast[]) {
  toasts = next;
  for (const listener of listeners) listener();
}

export function dismiss(id: number): void {
  set(toasts.filter((toast) => toast.id !== id));
}

/** Says something at the bottom of the window for a few seconds, with a way back when there is one. */
export function say(toast: Omit<Toast, "id">): void {
  const id = nextId++;
  set([...toasts.slice(-2), { ...toast, id }]);
  setTimeout(() => dismiss(id), SECONDS_SHOWN * 1000);
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function ToastHost() {
  const { t } = useTranslation();
  const shown = useSyncExternalStore(subscribe, () => toasts);
  return (
    <output className={styles.host} aria-live="polite">
      {shown.map((toast) => (
        <div key={toast.id} className={styles.toast} data-kind={toast.kind} data-testid="toast">
          {toast.kind === "done" ? <CheckCircleOutlined /> : <ExclamationCircleOutlined />}
          <span className={styles.text}>{toast.text}</span>
          {toast.undo && (
            <Button
              size="small"
              data-testid="toast-undo"
              onClick={() => {
                dismiss(toast.id);
                toast.undo?.();
              }}
            >
              {t("common.undo")}
            </Button>
          )}
          <Button
            size="small"
            type="text"
            icon={<CloseOutlined />}
            aria-label={t("common.close")}
            onClick={() => dismiss(toast.id)}
          />
        </div>
      ))}
    </output>
  );
}
