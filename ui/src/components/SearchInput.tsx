import { SearchOutlined } from "@ant-design/icons";
import { Input } from "antd";
import { useEffect, useState } from "react";

const PAUSE_MS = 200;

type Props = { value: string; placeholder: string; onChange: (text: string) => void };

/** A search field that asks once the person pauses. */
export function SearchInput({ value, placeholder, onChange }: Props) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  useEffect(() => {
    if (text === value) return;
    const timer = setTimeout(() => onChange(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, value, onChange]);
  return (
    <Input
      allowClear
      prefix={<SearchOutlined />}
      value={text}
      placeholder={placeholder}
      aria-label={placeholder}
      data-testid="list-search"
      onChange={(event) => setText(event.target.value)}
    />
  );
}
