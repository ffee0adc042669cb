import { useTranslation } from "react-i18next";
import type { OrderRow } from "../../bindings";
import { Pill, type Tone } from "../../components/Page";

const tones: Record<OrderRow["kind"], Tone | null> = {
  sale: null,
  refund: "red",
  adjustment: "amber",
};

/** What kind of document it is; only what is not an ordinary sale stands out. */
export function KindPill({ order }: { order: Pick<OrderRow, "kind" | "status"> }) {
  const { t } = useTranslation();
  if (order.status !== "paid") return <Pill tone="amber">{t(`status.${order.status}`)}</Pill>;
  const tone = tones[order.kind];
  const word = t(`kind.${order.kind}`);
  return tone ? <Pill tone={tone}>{word}</Pill> : word;
}
