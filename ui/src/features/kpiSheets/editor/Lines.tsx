import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { Button } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import styles from "./editor.module.css";

type Props<T> = {
  lines: T[];
  fresh: () => T;
  disabled: boolean;
  add: string;
  onChange: (lines: T[]) => void;
  children: (line: T, set: (part: Partial<T>) => void) => ReactNode;
};

/** A short list that is edited line by line. */
export function Lines<T extends object>({
  lines,
  fresh,
  disabled,
  add,
  onChange,
  children,
}: Props<T>) {
  const { t } = useTranslation();
  return (
    <ul className={styles.lines}>
      {lines.map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no name of their own
        <li key={at}>
          {children(line, (part) =>
            onChange(lines.map((one, place) => (place === at ? { ...one, ...part } : one))),
          )}
          {!disabled && (
            <Button
              type="text"
              size="small"
              icon={<DeleteOutlined />}
              aria-label={t("common.delete")}
              onClick={() => onChange(lines.filter((_, place) => place !== at))}
            />
          )}
        </li>
      ))}
      {!disabled && (
        <li>
          <Button
            type="text"
            size="small"
            icon={<PlusOutlined />}
            onClick={() => onChange([...lines, fresh()])}
          >
            {add}
          </Button>
        </li>
      )}
    </ul>
  );
}
