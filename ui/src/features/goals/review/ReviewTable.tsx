import { CheckCircleFilled, ClockCircleOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import type { GoalRow } from "../../../bindings";
import { type Column, DataTable } from "../../../components/DataTable";
import { count, NO_FIGURE, shortDay } from "../../../components/format";
import { Pill } from "../../../components/Page";
import { useSigned } from "../../../components/session";
import { wholePercent } from "../ProgressBar";
import { StandingPill } from "../StandingPill";
import { isReviewed } from "./next";

type Props = { rows: GoalRow[]; selected: string | null; onOpen: (row: GoalRow) => void };

/** The goals at their end, those still to be looked back on first. */
export function ReviewTable({ rows, selected, onOpen }: Props) {
  const { t } = useTranslation();
  const { chain } = useSigned();
  const columns: Column<GoalRow>[] = [
    {
      key: "objective",
      title: t("review.objective"),
      width: "fill",
      lead: true,
      render: ({ objective }) => <span title={objective.title}>{objective.title}</span>,
    },
    {
      key: "whose",
      title: t("review.whose"),
      width: "l",
      render: ({ holder_name, owner_name }) =>
        `${holder_name || t("goal_level.chain")} · ${owner_name}`,
    },
    {
      key: "ends",
      title: t("review.ends"),
      width: "l",
      render: ({ objective, pace }) => {
        const day = shortDay(objective.ends_on, chain.today);
        if (objective.ends_on < chain.today) return day;
        return `${day} · ${t("review.ends_soon", { days: count(pace.days_left) })}`;
      },
    },
    {
      key: "progress",
      title: t("review.progress"),
      width: "m",
      align: "end",
      render: ({ progress }) => wholePercent(progress),
    },
    {
      key: "standing",
      title: t("review.standing"),
      width: "m",
      render: ({ standing }) => <StandingPill standing={standing} />,
    },
    {
      key: "score",
      title: t("review.score"),
      width: "m",
      render: (row) => <Score row={row} />,
    },
    {
      key: "next",
      title: t("review.next"),
      width: "m",
      render: ({ objective: { review } }) =>
        review.carried_to ? (
          <Pill tone="green">
            <CheckCircleFilled /> {t("review.carried")}
          </Pill>
        ) : (
          NO_FIGURE
        ),
    },
  ];
  return (
    <DataTable
      label={t("review.title")}
      columns={columns}
      total={rows.length}
      row={(index) => rows[index]}
      rowKey={({ objective }) => objective.id}
      selected={selected}
      onOpen={onOpen}
      testId="review-row"
    />
  );
}

function Score({ row }: { row: GoalRow }) {
  const { t } = useTranslation();
  const { score } = row.objective.review;
  if (!isReviewed(row))
    return (
      <Pill tone="amber">
        <ClockCircleOutlined /> {t("review.to_review")}
      </Pill>
    );
  return typeof score === "number" ? count(score) : NO_FIGURE;
}
