import { CaretDownFilled } from "@ant-design/icons";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { BoardItem, Scale, ScoreCell } from "../../bindings";
import { inWords, itemValue, points } from "../../components/kpi";
import { cellPoints, heatOf, shownPoints } from "./board";
import styles from "./heat.module.css";

type Props = {
  item: BoardItem;
  cell: ScoreCell | undefined;
  scale: Scale;
  who: string;
  onOpen: () => void;
};

/** One item of somebody: its points, as deep as they are many; hovering tells where they come from. */
export function HeatCell({ item, cell, scale, who, onOpen }: Props) {
  const { t, i18n } = useTranslation();
  const told = tellCell(item, cell, i18n.language, t);
  const isShort = cell?.is_met === false;
  return (
    <td className={styles.cell} data-heat={heatOf(item, cell, scale) ?? undefined}>
      <button
        type="button"
        tabIndex={-1}
        title={told.join("\n")}
        aria-label={[who, ...told].join(t("common.comma"))}
        data-testid="score-cell"
        data-item={item.key}
        data-none={shownPoints(item, cell) === null || undefined}
        onClick={onOpen}
      >
        {isShort && <CaretDownFilled className={styles.short} />}
        {cellPoints(item, cell, scale)}
      </button>
    </td>
  );
}

/** The lines that hovering shows. */
function tellCell(
  item: BoardItem,
  cell: ScoreCell | undefined,
  language: string,
  t: TFunction,
): string[] {
  const name = inWords(item.name, language);
  const unit = inWords(item.unit, language);
  if (!cell) return [name, t("score_board.not_on_sheet")];
  const target = t("score_board.cell_target", { target: itemValue(cell.target, unit) });
  if (cell.value === null) return [name, t("score_board.cell_no_data"), target];
  const value = t("score_board.cell_value", { value: itemValue(cell.value, unit) });
  const lines = [name, value, target];
  if (cell.is_met) lines.push(t("score_board.cell_met"));
  else if (cell.gap !== null && Number(cell.gap) > 0)
    lines.push(
      t(Number(cell.value) < Number(cell.target) ? "score_board.gap" : "score_board.cell_over", {
        gap: itemValue(cell.gap, unit),
      }),
    );
  lines.push(
    item.is_beside_weights
      ? t("score_board.cell_beside", { points: points(cell.contribution) })
      : t("score_board.cell_score", {
          score: points(cell.score),
          points: points(cell.contribution),
        }),
  );
  return lines;
}
