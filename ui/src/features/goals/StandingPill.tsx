import {
  CheckCircleFilled,
  ClockCircleOutlined,
  CloseCircleFilled,
  ExclamationCircleOutlined,
  MinusCircleOutlined,
  RightCircleOutlined,
  WarningFilled,
} from "@ant-design/icons";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Standing } from "../../bindings";
import { Pill, type Tone } from "../../components/Page";
import { chanceWords } from "./chance";

export const STANDING_LOOKS: Record<Standing, { tone: Tone; icon: ReactNode }> = {
  met: { tone: "green", icon: <CheckCircleFilled /> },
  on_track: { tone: "tint", icon: <RightCircleOutlined /> },
  at_risk: { tone: "amber", icon: <ExclamationCircleOutlined /> },
  behind: { tone: "red", icon: <WarningFilled /> },
  missed: { tone: "red", icon: <CloseCircleFilled /> },
  no_data: { tone: "grey", icon: <MinusCircleOutlined /> },
  upcoming: { tone: "grey", icon: <ClockCircleOutlined /> },
};

type Props = {
  standing: Standing;
  /** the chance of a key result, in per cent; hovering tells it */
  chance?: string | null;
};

/** How a goal stands, in a word and a sign that the colour repeats. */
export function StandingPill({ standing, chance = null }: Props) {
  const { t } = useTranslation();
  const { tone, icon } = STANDING_LOOKS[standing];
  return (
    <span title={chanceWords(standing, chance, t)} data-testid="standing" data-standing={standing}>
      <Pill tone={tone}>
        {icon} {t(`goal_standing.${standing}`)}
      </Pill>
    </span>
  );
}
