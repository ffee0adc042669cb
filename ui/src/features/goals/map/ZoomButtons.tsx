import { CompressOutlined, MinusOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Space, Tooltip } from "antd";
import { useTranslation } from "react-i18next";

type Props = { onZoom: (factor: number) => void; onFit: () => void; step: number };

/** Nearer, farther, all of it; each has a key. */
export function ZoomButtons({ onZoom, onFit, step }: Props) {
  const { t } = useTranslation();
  const buttons = [
    { name: t("goal_map.nearer"), key: "+", icon: <PlusOutlined />, run: () => onZoom(step) },
    { name: t("goal_map.farther"), key: "-", icon: <MinusOutlined />, run: () => onZoom(1 / step) },
    { name: t("goal_map.fit"), key: "0", icon: <CompressOutlined />, run: onFit },
  ];
  return (
    <Space.Compact>
      {buttons.map(({ name, key, icon, run }) => (
        <Tooltip
          key={key}
          title={
            <>
              {name} <kbd>{key}</kbd>
            </>
          }
        >
          <Button icon={icon} aria-label={name} aria-keyshortcuts={key} onClick={run} />
        </Tooltip>
      ))}
    </Space.Compact>
  );
}
