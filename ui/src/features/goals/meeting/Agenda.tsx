import { useTranslation } from "react-i18next";
import type { MeetingItem } from "../../../bindings";
import { count } from "../../../components/format";
import { AgendaItem } from "./AgendaItem";
import { agenda } from "./agenda";
import styles from "./meeting.module.css";

type Props = {
  items: MeetingItem[];
  /** null for who may not write decisions */
  onDecide: ((item: MeetingItem) => void) | null;
};

/** What is spoken of: what is behind first, then what is at risk, then what nobody spoke of. */
export function Agenda({ items, onDecide }: Props) {
  const { t } = useTranslation();
  return agenda(items).map((part) => (
    <section key={part.group} className={styles.group} data-testid={`agenda-${part.group}`}>
      <h3>
        {t(`meeting.group_${part.group}`)} <span>{count(part.items.length)}</span>
      </h3>
      <ul>
        {part.items.map((item) => (
          <AgendaItem
            key={item.key_result.key_result.id}
            item={item}
            onDecide={onDecide && (() => onDecide(item))}
          />
        ))}
      </ul>
    </section>
  ));
}
