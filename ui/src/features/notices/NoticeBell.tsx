import { BellOutlined } from "@ant-design/icons";
import { Badge, Button, Popover } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { count } from "../../components/format";
import { NoticePanel } from "./NoticePanel";
import { useNotices } from "./queries";

const MOST_COUNTED = 99;

/** What one has to know and to do, behind a bell that counts what is unread. */
export function NoticeBell() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const { data } = useNotices();
  const unread = data?.filter(({ notice }) => notice.read_on === null).length ?? 0;
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomRight"
      destroyOnHidden
      content={<NoticePanel onLeave={() => setOpen(false)} />}
    >
      <Button
        type="text"
        data-testid="notice-bell"
        aria-label={t("notice.bell", { unread: count(unread) })}
        aria-expanded={open}
        icon={
          <Badge count={unread} overflowCount={MOST_COUNTED} size="small">
            <BellOutlined />
          </Badge>
        }
      />
    </Popover>
  );
}
