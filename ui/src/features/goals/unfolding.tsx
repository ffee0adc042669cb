import { ColumnHeightOutlined, VerticalAlignMiddleOutlined } from "@ant-design/icons";
import { Button, Tooltip } from "antd";
import { type ReactNode, useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Node } from "./tree";

type Unfolding = {
  isOpen: (node: Node, depth: number) => boolean;
  toggle: (id: string, open: boolean) => void;
  tools: ReactNode;
};

/** Which objectives of the tree are open: at first the highest, then as the person says. */
export function useUnfolding(): Unfolding {
  const { t } = useTranslation();
  const [all, setAll] = useState<boolean | null>(null);
  const [said, setSaid] = useState<Record<string, boolean>>({});
  const isOpen = useCallback(
    (node: Node, depth: number) => said[node.row.objective.id] ?? all ?? depth === 0,
    [said, all],
  );
  const toggle = useCallback(
    (id: string, open: boolean) => setSaid((old) => ({ ...old, [id]: open })),
    [],
  );
  const every = (open: boolean) => {
    setAll(open);
    setSaid({});
  };
  const tool = (name: string, icon: ReactNode, open: boolean) => (
    <Tooltip title={t(`goal.${name}`)} placement="bottom">
      <Button
        type="text"
        icon={icon}
        aria-label={t(`goal.${name}`)}
        data-testid={`goals-${name}`}
        onClick={() => every(open)}
      />
    </Tooltip>
  );
  const tools = (
    <>
      {tool("expand_all", <ColumnHeightOutlined />, true)}
      {tool("collapse_all", <VerticalAlignMiddleOutlined />, false)}
    </>
  );
  return { isOpen, toggle, tools };
}
