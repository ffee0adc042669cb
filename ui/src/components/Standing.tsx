import {
  AlertFilled,
  CheckCircleFilled,
  ExclamationCircleFilled,
  StarFilled,
} from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import type { AlarmState, Band } from "../bindings";
import { Pill, type Tone } from "./Page";
import { useFigures } from "./session";

const LOOKS = {
  excellent: { tone: "green", icon: <StarFilled /> },
  passing: { tone: "amber", icon: <CheckCircleFilled /> },
  failing: { tone: "red", icon: <ExclamationCircleFilled /> },
} as const satisfies Record<Band, { tone: Tone; icon: React.ReactNode }>;

/** How good a value is, in a word and a sign that the colour repeats. */
export function BandPill({ band }: { band: Band }) {
  const { t } = useTranslation();
  const { tone, icon } = LOOKS[band];
  return (
    <span data-testid="band" data-band={band}>
      <Pill tone={tone}>
        {icon} {t(`band.${band}`)}
      </Pill>
    </span>
  );
}

/** How a value stands against its alarm; nothing is said of one far from ringing in a small place. */
export function AlarmPill({
  alarm,
  unit,
  quiet = false,
}: {
  alarm: AlarmState;
  unit: string;
  quiet?: boolean;
}) {
  const { t } = useTranslation();
  const { short } = useFigures();
  const normal = short(alarm.normal, unit);
  if (alarm.rings)
    return (
      <span data-testid="alarm" data-rings="">
        <Pill tone="red">
          <AlertFilled /> {t("attention.rings", { normal })}
        </Pill>
      </span>
    );
  if (!quiet) return null;
  const words = alarm.normal === null ? t("attention.no_normal") : t("attention.quiet", { normal });
  return (
    <span data-testid="alarm">
      <Pill tone="grey">{words}</Pill>
    </span>
  );
}
