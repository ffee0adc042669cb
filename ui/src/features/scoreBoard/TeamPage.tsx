import { useTranslation } from "react-i18next";
import { useFilters } from "../../components/filters";
import { Card, Failed, Loading, PageHead } from "../../components/Page";
import { SearchInput } from "../../components/SearchInput";
import { useScope } from "../../components/scope";
import screen from "../../components/screen.module.css";
import { useMay } from "../../components/session";
import { HeatMap } from "./HeatMap";
import { KeepScores } from "./KeepScores";
import { Legend } from "./Legend";
import { MonthSwitch, useMonth } from "./MonthSwitch";
import { NobodyMeasured } from "./NobodyMeasured";
import { useScoreBoard } from "./queries";
import { SheetChoice } from "./SheetChoice";
import { Summary } from "./Summary";
import { Unmeasured } from "./Unmeasured";

/** A team's scores, item by item: who has what, and what is still missing. */
export function TeamPage() {
  const { t } = useTranslation();
  const [day] = useMonth();
  const [filters, change] = useFilters();
  const { name } = useScope();
  const mayKeep = useMay("rate_work");
  const { data, error } = useScoreBoard(filters.day ?? null);
  const sheets = data?.sheets ?? [];
  const sheet = sheets.find(({ sheet_id }) => sheet_id === filters.sheet) ?? sheets[0];
  return (
    <div className={screen.screen} data-testid="team">
      <PageHead
        title={t("score_board.title")}
        about={name}
        actions={
          <>
            <MonthSwitch />
            {mayKeep && sheet && <KeepScores day={day} />}
          </>
        }
      />
      {error && <Failed error={error} />}
      {!data && !error && <Loading />}
      {data && !sheet && (
        <Card fill>
          <NobodyMeasured />
        </Card>
      )}
      {data && sheet && (
        <>
          <div className={screen.tools}>
            <SearchInput
              value={filters.text ?? ""}
              placeholder={t("score_board.search")}
              onChange={(text) => change({ text })}
            />
            <SheetChoice sheets={sheets} chosen={sheet} />
            <Legend sheet={sheet} />
          </div>
          <Summary sheet={sheet} runs={data.period.to >= data.today} />
          <HeatMap key={sheet.sheet_id} sheet={sheet} />
        </>
      )}
      {data && <Unmeasured board={data} />}
    </div>
  );
}
