import { InputNumber } from "antd";

type Props = {
  id?: string;
  label?: string;
  value: string | null | undefined;
  suffix?: string;
  disabled?: boolean;
  /** an empty field is no number; otherwise it is nothing */
  optional?: boolean;
  step?: string;
  small?: boolean;
  testId?: string;
  onChange: (value: string | null) => void;
};

/** A decimal as a text, every digit kept. */
export function NumberInput({ label, optional, small, testId, onChange, value, ...rest }: Props) {
  return (
    <InputNumber<string>
      {...rest}
      stringMode
      controls={false}
      size={small ? "small" : undefined}
      aria-label={label}
      data-testid={testId}
      value={value ?? null}
      onChange={(next) => {
        if (next === null || String(next) === "") onChange(optional ? null : "0");
        else onChange(String(next));
      }}
    />
  );
}
