import { useTranslation } from "react-i18next";
import { count } from "../../../components/format";
import type { MapEdge, Trouble } from "./graph";

/** Why a goal has to look at another, in a sentence. */
export function useTroubleWords(): (trouble: Trouble) => string {
  const { t } = useTranslation();
  return ({ why, title, note }) => {
    const said = t(`goal_map.trouble_${why}`, { title });
    return note ? `${said}${t("common.colon")}${note}` : said;
  };
}

/** What stands on a link that goes sideways; the others say by their look what they are. */
export function useEdgeWords(): (edge: MapEdge) => string | null {
  const { t } = useTranslation();
  return ({ kind, overshoot, note, weight }) => {
    if (kind === "depends_on") return note || t("goal_map.edge_depends_on");
    if (kind === "shares") return t("goal_map.edge_shares", { weight: count(weight) });
    if (kind !== "warns") return null;
    const limit = t("goal_map.edge_warns", { percent: count(overshoot) });
    return note ? `${limit}${t("common.colon")}${note}` : limit;
  };
}
