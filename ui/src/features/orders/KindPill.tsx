import { useTranslation } from "react-i18next";
import type { OrderRow } from "../../bindings";
import { Pill, type Tone } from "../../components/Page";

const tones: Record<OrderRow["kind"], Tone> = { sale: "grey", refund: "red", adjustment: "amber" };

/** What kind of document it is; an unpaid or closed one says so. */
export function KindPill({ order }: { order: Pick<OrderRow, "kind" | "status"> }) {
  const { t } = useTranslation();
  if (order.status !== "paid") return <Pill tone="amber">{t(`status.${order.status}`)}</Pill>;
  return <Pill tone={tones[order.kind]}>{t(`kind.${order.kind}`)}</Pill>;
}
