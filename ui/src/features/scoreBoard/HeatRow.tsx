import type { CSSProperties } from "react";
import { useTranslation } from "react-i18next";
import type { BoardSheet, PersonScore } from "../../bindings";
import { count } from "../../components/format";
import { cellOf, totalPoints } from "./board";
import { HeatCell } from "./HeatCell";
import styles from "./heat.module.css";
import { OutcomeMark } from "./OutcomeMark";
import { useOpenScore } from "./useOpenScore";

type Props = { person: PersonScore; sheet: BoardSheet; index: number; style: CSSProperties };

/** Somebody's line: who they are, what they came to, and each item. */
export function HeatRow({ person, sheet, index, style }: Props) {
  const { t } = useTranslation();
  const open = useOpenScore();
  const { employee_id, name, post, store_name, total, grade, rank, spans } = person;
  const place = [post, store_name].filter(Boolean).join(" · ");
  return (
    <tr
      aria-rowindex={index + 2}
      className={styles.row}
      data-testid="score-row"
      data-id={employee_id}
      style={style}
    >
      <th scope="row" className={styles.who}>
        <button
          type="button"
          title={[name, place].filter(Boolean).join(" · ")}
          data-testid="score-person"
          onClick={() => open(employee_id)}
        >
          <b>{name}</b>
          <small>{place}</small>
        </button>
      </th>
      <td className={styles.total}>
        <button
          type="button"
          tabIndex={-1}
          title={spans > 1 ? t("score_board.spans", { spans: count(spans) }) : undefined}
          data-testid="score-total"
          data-none={total === null || undefined}
          onClick={() => open(employee_id)}
        >
          <OutcomeMark outcome={person.outcome} />
          {totalPoints(total)}
          {spans > 1 && <sup>{count(spans)}</sup>}
        </button>
      </td>
      <td className={styles.number}>{grade ?? ""}</td>
      <td className={styles.number} data-none={rank === null || undefined}>
        {count(rank)}
      </td>
      {sheet.items.map((item) => (
        <HeatCell
          key={item.key}
          item={item}
          cell={cellOf(person, item.key)}
          scale={sheet.scale}
          who={name}
          onOpen={() => open(employee_id, item.key)}
        />
      ))}
    </tr>
  );
}
