import { BarcodeOutlined } from "@ant-design/icons";
import { Input, type InputRef } from "antd";
import { type RefObject, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";

type Props = { input: RefObject<InputRef | null>; onScan: (text: string) => void };

/** Where a scanner types. Whatever is typed outside another field comes here. */
export function ScanInput({ input, onScan }: Props) {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  useEffect(() => {
    const catchKeys = (event: KeyboardEvent) => {
      const at = event.target as HTMLElement;
      const typing = at.closest("input, textarea, select, [contenteditable], .ant-modal");
      if (typing || event.ctrlKey || event.metaKey || event.altKey || event.key.length !== 1)
        return;
      // A space presses the button that has the focus.
      if (event.key === " " && at.closest("button, a")) return;
      input.current?.focus();
    };
    document.addEventListener("keydown", catchKeys);
    return () => document.removeEventListener("keydown", catchKeys);
  }, [input]);
  return (
    <Input
      ref={input}
      autoFocus
      size="large"
      prefix={<BarcodeOutlined />}
      value={text}
      placeholder={t("stock_take.scan_hint")}
      aria-label={t("stock_take.scan")}
      data-testid="stock-take-scan"
      onChange={(event) => setText(event.target.value)}
      onKeyDown={(event) => {
        if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
        setText("");
        onScan(text);
      }}
    />
  );
}
