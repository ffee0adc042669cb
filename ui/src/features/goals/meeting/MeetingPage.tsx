import { LeftOutlined, PrinterOutlined, RightOutlined, TeamOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { MeetingItem, SyncMeeting } from "../../../bindings";
import { useGo } from "../../../components/address";
import { useFilters } from "../../../components/filters";
import { addDays, span } from "../../../components/format";
import { Card, EmptyState, Failed, Loading, PageHead } from "../../../components/Page";
import screen from "../../../components/screen.module.css";
import { useSigned } from "../../../components/session";
import { Agenda } from "./Agenda";
import { mondayOf } from "./agenda";
import { DecisionForm } from "./DecisionForm";
import { Decisions } from "./Decisions";
import { MeetingCounts } from "./MeetingCounts";
import { MeetingTime } from "./MeetingTime";
import styles from "./meeting.module.css";
import { usePrint } from "./print";
import { useMeeting } from "./queries";

/** What the weekly meeting speaks of, and what it decides. */
export function MeetingPage() {
  const { t } = useTranslation();
  const { chain } = useSigned();
  const [filters, change] = useFilters();
  const print = usePrint();
  const thisWeek = mondayOf(chain.today);
  const week = filters.week ?? thisWeek;
  const { data, error } = useMeeting(week);
  const [about, setAbout] = useState<MeetingItem | "week" | null>(null);
  const show = (monday: string) => change({ week: monday === thisWeek ? null : monday });
  return (
    <div className={styles.sheet}>
      <PageHead
        title={t("meeting.title")}
        about={span(week, addDays(week, 6), chain.today)}
        actions={
          <>
            <Button icon={<PrinterOutlined />} data-testid="print" onClick={print}>
              {t("meeting.print")}
            </Button>
            {data?.may_decide && (
              <Button type="primary" data-testid="new-decision" onClick={() => setAbout("week")}>
                {t("decision.new")}
              </Button>
            )}
          </>
        }
      />
      <div className={`${screen.tools} ${styles.tools}`}>
        <Button
          icon={<LeftOutlined />}
          aria-label={t("meeting.previous")}
          data-testid="previous-week"
          onClick={() => show(addDays(week, -7))}
        />
        <Button disabled={week === thisWeek} onClick={() => show(thisWeek)}>
          {t("meeting.this_week")}
        </Button>
        <Button
          icon={<RightOutlined />}
          aria-label={t("meeting.next")}
          data-testid="next-week"
          onClick={() => show(addDays(week, 7))}
        />
        {data && <MeetingTime meeting={data} />}
        {week !== thisWeek && <span className={screen.muted}>{t("meeting.as_of_now")}</span>}
      </div>
      {error && <Failed error={error} />}
      {!data && !error && <Loading />}
      {data && <Answer meeting={data} onDecide={setAbout} />}
      {about && data && (
        <DecisionForm
          week={data.week}
          item={about === "week" ? null : about}
          onClose={() => setAbout(null)}
        />
      )}
    </div>
  );
}

type AnswerProps = { meeting: SyncMeeting; onDecide: (item: MeetingItem) => void };

function Answer({ meeting, onDecide }: AnswerProps) {
  const { t } = useTranslation();
  const go = useGo();
  return (
    <>
      <MeetingCounts meeting={meeting} />
      <div className={styles.columns}>
        <Card title={t("meeting.agenda")} testId="agenda">
          {meeting.items.length === 0 && (
            <EmptyState
              icon={<TeamOutlined />}
              title={t("meeting.nothing")}
              text={t("meeting.nothing_text")}
            >
              <Button onClick={() => go("/goals/tree")}>{t("meeting.to_tree")}</Button>
            </EmptyState>
          )}
          <Agenda items={meeting.items} onDecide={meeting.may_decide ? onDecide : null} />
        </Card>
        <Decisions meeting={meeting} />
      </div>
    </>
  );
}
