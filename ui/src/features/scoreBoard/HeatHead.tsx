import { CaretDownOutlined, CaretUpOutlined } from "@ant-design/icons";
import type { CSSProperties } from "react";
import { useTranslation } from "react-i18next";
import type { BoardItem } from "../../bindings";
import { useFilters } from "../../components/filters";
import { exact } from "../../components/format";
import { inWords } from "../../components/kpi";
import type { Sorting } from "./board";
import styles from "./heat.module.css";

export const BY_TOTAL = "total";

/** By what the people stand in order; in the address. The same again turns it round. */
export function useSorting(): [Sorting, (by: string) => void] {
  const [filters, change] = useFilters();
  const sorting = { by: filters.sort ?? BY_TOTAL, rising: filters.rising === "1" };
  const sort = (by: string) => {
    const rising = by === sorting.by && !sorting.rising;
    change({ sort: by === BY_TOTAL ? null : by, rising: rising ? "1" : null });
  };
  return [sorting, sort];
}

type Props = { items: BoardItem[]; template: CSSProperties };

/** The heads of the columns: what each item is called and its share; a click puts in order. */
export function HeatHead({ items, template }: Props) {
  const { t, i18n } = useTranslation();
  const share = (item: BoardItem) =>
    item.is_beside_weights ? t("score_board.beside") : `${exact(item.share)} %`;
  return (
    <thead className={styles.head}>
      <tr style={template}>
        <th scope="col" className={styles.who}>
          {t("score_board.person")}
        </th>
        <SortHead by={BY_TOTAL} name={t("score_board.total")} />
        <th scope="col">{t("score_board.grade")}</th>
        <th scope="col" title={t("score_board.rank_told")}>
          {t("score_board.rank")}
        </th>
        {items.map((item) => (
          <SortHead
            key={item.key}
            by={item.key}
            name={inWords(item.name, i18n.language)}
            share={share(item)}
          />
        ))}
      </tr>
    </thead>
  );
}

function SortHead({ by, name, share }: { by: string; name: string; share?: string }) {
  const { t } = useTranslation();
  const [sorting, sort] = useSorting();
  const isBy = sorting.by === by;
  const Caret = sorting.rising ? CaretUpOutlined : CaretDownOutlined;
  const way = sorting.rising ? "ascending" : "descending";
  return (
    <th scope="col" aria-sort={isBy ? way : "none"}>
      <button
        type="button"
        className={styles.sorter}
        title={`${[name, share].filter(Boolean).join(" · ")}\n${t("score_board.sort_by")}`}
        data-testid={`sort-${by}`}
        data-sorted={isBy || undefined}
        onClick={() => sort(by)}
      >
        <span className={styles.title}>{name}</span>
        <small className={styles.share}>
          {share}
          {isBy && <Caret />}
        </small>
      </button>
    </th>
  );
}
