import { useTranslation } from "react-i18next";
import type { SyncMeeting } from "../../../bindings";
import { FactStrip } from "../../../components/FactStrip";
import { count } from "../../../components/format";
import { groupOf } from "./agenda";

/** How many key results are reached, on their way, and to be spoken of. */
export function MeetingCounts({ meeting }: { meeting: SyncMeeting }) {
  const { t } = useTranslation();
  const of = (group: string) =>
    count(meeting.items.filter((item) => groupOf(item) === group).length);
  return (
    <div data-testid="meeting-counts">
      <FactStrip
        facts={[
          [t("meeting.behind"), of("behind")],
          [t("meeting.at_risk"), of("at_risk")],
          [t("meeting.silent"), of("silent")],
          [t("meeting.on_track"), count(meeting.on_track)],
          [t("meeting.met"), count(meeting.met)],
        ]}
      />
    </div>
  );
}
