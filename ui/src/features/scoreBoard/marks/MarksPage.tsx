import { CheckSquareOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { useGo } from "../../../components/address";
import { Card, EmptyState, Failed, Loading, PageHead } from "../../../components/Page";
import screen from "../../../components/screen.module.css";
import { useMay } from "../../../components/session";
import { useUnsavedGuard } from "../../../components/unsaved";
import { MonthSwitch, useMonth } from "../MonthSwitch";
import { monthOf } from "../months";
import { useRatingTasks } from "../queries";
import { Marking } from "./Marking";
import { useDrafts } from "./useDrafts";

/** Marks that people give: who is still open stands first, and each line is saved by itself. */
export function MarksPage() {
  const { t } = useTranslation();
  const [day] = useMonth();
  const period = monthOf(day);
  const { data, error } = useRatingTasks(period);
  const drafts = useDrafts(period.from);
  useUnsavedGuard(drafts.dirty, "screen");
  return (
    <div className={screen.screen} data-testid="marks">
      <PageHead
        title={t("score_section.marks")}
        about={t("score_board.marks_about")}
        actions={<MonthSwitch />}
      />
      {error && <Failed error={error} />}
      {!data && !error && <Loading />}
      {data?.length === 0 && <NothingToMark />}
      {data && data.length > 0 && <Marking key={period.from} tasks={data} drafts={drafts} />}
    </div>
  );
}

function NothingToMark() {
  const { t } = useTranslation();
  const go = useGo();
  const edits = useMay("edit_kpi_sheet");
  return (
    <Card fill>
      <EmptyState
        icon={<CheckSquareOutlined />}
        title={t("score_board.no_marks")}
        text={t("score_board.no_marks_text")}
      >
        <Button onClick={() => go(edits ? "/scores/sheets" : "/scores/mine")}>
          {t(edits ? "score_board.to_sheets" : "score_board.to_mine")}
        </Button>
      </EmptyState>
    </Card>
  );
}
