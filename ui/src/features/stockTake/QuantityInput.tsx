import { Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { isQuantity } from "./scan";

type Props = {
  name: string;
  value: string | null;
  onChange: (value: string | null) => void;
  /** a scanner typed a code here */
  onScan: (text: string) => void;
  onDone: () => void;
};

/** The counted quantity of a line; emptied, the product counts as not counted yet. */
export function QuantityInput({ name, value, onChange, onScan, onDone }: Props) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<string | null>(null);
  const settle = () => {
    if (typed === null) return;
    const text = typed.trim();
    setTyped(null);
    if (text === "") onChange(null);
    else if (isQuantity(text)) onChange(String(Number(text)));
  };
  return (
    <Input
      size="small"
      inputMode="decimal"
      value={typed ?? value ?? ""}
      placeholder={t("stock_take.not_counted")}
      aria-label={t("stock_take.counted_of", { name })}
      data-testid="stock-take-counted"
      status={typed !== null && typed.trim() !== "" && !isQuantity(typed) ? "error" : undefined}
      onFocus={(event) => event.target.select()}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={settle}
      onKeyDown={(event) => {
        if (event.key === "Escape") setTyped(null);
        if (event.key === "Enter") {
          if (typed !== null && typed.trim() !== "" && !isQuantity(typed)) {
            setTyped(null);
            onScan(typed);
          } else settle();
        }
        if (event.key === "Enter" || event.key === "Escape") onDone();
      }}
    />
  );
}
