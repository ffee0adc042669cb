import { CommentOutlined, LinkOutlined, RiseOutlined, WarningFilled } from "@ant-design/icons";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { NoticeKind, NoticeRow } from "../../bindings";
import { shortDay } from "../../components/format";
import { Pill, type Tone } from "../../components/Page";
import { useSigned } from "../../components/session";
import styles from "./notices.module.css";

const LOOKS: Record<NoticeKind, { tone: Tone; icon: ReactNode }> = {
  behind: { tone: "red", icon: <WarningFilled /> },
  linked_behind: { tone: "amber", icon: <LinkOutlined /> },
  overshoot: { tone: "tint", icon: <RiseOutlined /> },
  check_in_missing: { tone: "grey", icon: <CommentOutlined /> },
};

/** One notice in a sentence, with what there is to do about it. */
export function NoticeLine({ row, onOpen }: { row: NoticeRow; onOpen: () => void }) {
  const { t } = useTranslation();
  const { chain } = useSigned();
  const { notice, goal, other, note } = row;
  const { tone, icon } = LOOKS[notice.kind];
  const unread = notice.read_on === null;
  return (
    <li>
      <button
        type="button"
        className={styles.notice}
        data-unread={unread || undefined}
        data-testid="notice"
        data-kind={notice.kind}
        onClick={onOpen}
      >
        <span className={styles.noticeHead}>
          <Pill tone={tone}>
            {icon} {t(`notice.${notice.kind}`)}
          </Pill>
          {unread && <span className={styles.unread}>{t("notice.unread")}</span>}
          <time dateTime={notice.day}>{shortDay(notice.day, chain.today)}</time>
        </span>
        <span className={styles.says}>
          {t(`notice.says_${notice.kind}`, { goal, other: other || goal })}
        </span>
        {note && <span className={styles.note}>{t("notice.to_do", { note })}</span>}
      </button>
    </li>
  );
}
