import { AlertOutlined, LinkOutlined, MessageOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import type { CheckInRow, MeetingItem } from "../../../bindings";
import { shortDay } from "../../../components/format";
import { useSigned } from "../../../components/session";
import { TextLink } from "../../../components/TextLink";
import { useGoalFigures } from "../figures";
import { ProgressBar, wholePercent } from "../ProgressBar";
import { confidenceOf } from "../page/confidence";
import { useOpenGoal } from "../page/useOpenGoal";
import { StandingPill } from "../StandingPill";
import styles from "./meeting.module.css";

type Props = { item: MeetingItem; onDecide: (() => void) | null };

/** A key result on the agenda: where it stands, what was last said, and what hangs on it. */
export function AgendaItem({ item, onDecide }: Props) {
  const { t } = useTranslation();
  const open = useOpenGoal();
  const figure = useGoalFigures();
  const { key_result: row, check_in, linked } = item;
  const { key_result, unit, value, aim, progress, standing, chance } = row;
  const done = progress?.counted ?? null;
  const of = [row.owner_name, item.holder_name || t("goal_level.chain"), item.objective].join(
    " · ",
  );
  return (
    <li className={styles.item} data-testid="agenda-item">
      <div className={styles.about}>
        <p className={styles.title}>
          <TextLink onClick={() => open(key_result.id)}>{key_result.title}</TextLink>
        </p>
        <p className={styles.of} title={of}>
          {of}
        </p>
      </div>
      <span className={styles.way}>
        {figure(value, key_result, unit)} <span aria-hidden="true">→</span>{" "}
        <b>{figure(aim, key_result, unit)}</b>
      </span>
      <span className={styles.bar}>
        <ProgressBar done={done} planned={null} standing={standing} />
      </span>
      <span className={styles.percent}>{wholePercent(done)}</span>
      <StandingPill standing={standing} chance={chance} />
      <span className={styles.decide}>
        {onDecide && (
          <Button
            size="small"
            type="text"
            data-testid="decide"
            aria-label={t("meeting.decide_on", { title: key_result.title })}
            onClick={onDecide}
          >
            {t("meeting.decide")}
          </Button>
        )}
      </span>
      <div className={styles.said}>
        <Said check_in={check_in} isSilent={item.is_silent} />
        {linked.length > 0 && (
          <p>
            <LinkOutlined /> {t("meeting.linked", { goals: linked.join(t("common.comma")) })}
          </p>
        )}
      </div>
    </li>
  );
}

type SaidProps = { check_in: CheckInRow | null; isSilent: boolean };

function Said({ check_in: row, isSilent }: SaidProps) {
  const { t } = useTranslation();
  const { chain } = useSigned();
  if (!row)
    return (
      <p className={styles.silent}>
        <MessageOutlined /> {t("meeting.never")}
      </p>
    );
  const { day, confidence, note, obstacle } = row.check_in;
  const sure = t("meeting.sure", {
    confidence,
    word: t(`goal_page.sure_${confidenceOf(confidence).word}`),
  });
  const words = [`${shortDay(day, chain.today)} ${row.employee_name}`, sure, note];
  return (
    <>
      <p>
        <MessageOutlined /> {words.filter(Boolean).join(" · ")}
        {isSilent && <span className={styles.silent}> · {t("meeting.is_silent")}</span>}
      </p>
      {obstacle && (
        <p className={styles.obstacle}>
          <AlertOutlined /> {t("meeting.obstacle", { obstacle })}
        </p>
      )}
    </>
  );
}
