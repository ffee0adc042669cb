import { EditOutlined, MoreOutlined, SubnodeOutlined } from "@ant-design/icons";
import { Button, Dropdown } from "antd";
import { useTranslation } from "react-i18next";
import type { GoalRow, Session } from "../../bindings";
import { useDrawers } from "../../components/address";
import { useMay, useSigned } from "../../components/session";

/** What can be done with an objective of the tree. */
export function GoalMenu({ row }: { row: GoalRow }) {
  const { t } = useTranslation();
  const { open } = useDrawers();
  const may = useMay("edit_goal");
  const { id, title } = row.objective;
  const { session } = useSigned();
  if (!may) return <span />;
  const edit = { key: "edit", icon: <EditOutlined />, label: t("goal.edit") };
  const items = [
    ...(maySet(session, row) ? [edit] : []),
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

/** Whether somebody may set this goal, as far as the window knows; the shell decides. */
function maySet(session: Session, { objective }: GoalRow): boolean {
  const { holder, holder_id, owner_id } = objective;
  const reach = session.grants.find(({ operation }) => operation === "edit_goal")?.reach;
  if (reach === "chain" || owner_id === session.employee_id) return true;
  switch (holder) {
    case "chain":
    case "department":
      return false;
    case "region":
      return reach === "region" && holder_id === session.region_id;
    case "store":
      return reach !== "own" && session.stores.some((store) => store.id === holder_id);
    case "employee":
      return reach !== "own" || holder_id === session.employee_id;
  }
}
