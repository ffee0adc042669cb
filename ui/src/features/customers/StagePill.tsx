import { useTranslation } from "react-i18next";
import type { Stage } from "../../bindings";
import { Pill, type Tone } from "../../components/Page";

const tones: Record<Stage, Tone> = {
  new: "tint",
  active: "green",
  slowing: "amber",
  sleeping: "grey",
  lost: "red",
};

/** Where a customer stands by their own rhythm. */
export function StagePill({ stage }: { stage: Stage }) {
  const { t } = useTranslation();
  return <Pill tone={tones[stage]}>{t(`stage.${stage}`)}</Pill>;
}
