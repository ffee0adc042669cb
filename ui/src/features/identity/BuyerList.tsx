import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { BuyerRow, BuyerRows } from "../../bindings";
import { NO_FIGURE } from "../../components/format";
import type { Paged } from "../../components/pages";
import { useFigures } from "../../components/session";
import { size } from "../../theme/tokens";
import styles from "./identity.module.css";

type Props = {
  buyers: Paged<BuyerRow, BuyerRows>;
  index: number;
  onIndex: (index: number) => void;
};

/** The buyers, two lines each: what marks there are, and what they bought. */
export function BuyerList({ buyers, index, onIndex }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: buyers.total ?? 0,
    getScrollElement: () => scroller.current,
    estimateSize: () => size["row-tall"] + size.s2,
    overscan: 8,
    initialRect: { width: 600, height: 600 },
  });
  const items = virtual.getVirtualItems();
  const { show } = buyers;
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => show(first, last), [show, first, last]);
  useEffect(() => virtual.scrollToIndex(index), [virtual, index]);
  return (
    <div ref={scroller} className={styles.scroll}>
      <div className={styles.tall} style={{ height: virtual.getTotalSize() }}>
        {items.map((item) => (
          <button
            key={item.key}
            type="button"
            className={styles.buyer}
            aria-pressed={item.index === index}
            data-testid="buyer-row"
            style={{ height: item.size, transform: `translateY(${item.start}px)` }}
            onClick={() => onIndex(item.index)}
          >
            <Marks row={buyers.row(item.index)} />
          </button>
        ))}
      </div>
    </div>
  );
}

function Marks({ row }: { row: BuyerRow | undefined }) {
  const { t } = useTranslation();
  const { full } = useFigures();
  if (!row) return null;
  const { buyer } = row;
  return (
    <>
      <span className={styles.who}>
        <b>{buyer.name || buyer.masked_phone || NO_FIGURE}</b>
        <small>
          {[buyer.name && buyer.masked_phone, buyer.address].filter(Boolean).join(" · ")}
        </small>
      </span>
      <span className={styles.bought}>
        <b>{full(row.amount)}</b>
        <small>{t("identity.bought", { count: row.orders, day: row.last_day ?? NO_FIGURE })}</small>
      </span>
    </>
  );
}
