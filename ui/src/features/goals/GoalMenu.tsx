import { EditOutlined, MoreOutlined, SubnodeOutlined } from "@ant-design/icons";
import { Button, Dropdown } from "antd";
import { useTranslation } from "react-i18next";
import type { GoalRow } from "../../bindings";
import { useDrawers } from "../../components/address";
import { useMay } from "../../components/session";

/** What can be done with an objective of the tree. */
export function GoalMenu({ row }: { row: GoalRow }) {
  const { t } = useTranslation();
  const { open } = useDrawers();
  const may = useMay("edit_goal");
  const { id, title } = row.objective;
  if (!may) return <span />;
  const items = [
    { key: "edit", icon: <EditOutlined />, label: t("goal.edit") },
    { key: "below", icon: <SubnodeOutlined />, label: t("goal.add_below") },
  ];
  return (
    <Dropdown
      trigger={["click"]}
      placement="bottomRight"
      menu={{
        items,
        onClick: ({ key, domEvent }) => {
          // What is pressed in here is not the line.
          domEvent.stopPropagation();
          open("goal", key === "edit" ? id : `new:${id}`);
        },
      }}
    >
      <Button
        type="text"
        size="small"
        icon={<MoreOutlined />}
        aria-label={t("goal.menu", { title })}
        data-testid="goal-menu"
        onClick={(event) => event.stopPropagation()}
      />
    </Dropdown>
  );
}
