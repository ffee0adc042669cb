import type { Grant } from "../bindings";

/** The screens of scores in their order: their addresses, names, and what one needs to see them. */
const SCORE_SCREENS = [
  { name: "mine", to: "/scores/mine", title: "score_section.mine", needs: "view_scores" },
  { name: "team", to: "/scores/team", title: "score_section.team", needs: "rate_work" },
  { name: "marks", to: "/scores/marks", title: "score_section.marks", needs: "view_scores" },
  { name: "sheets", to: "/scores/sheets", title: "score_section.sheets", needs: "edit_kpi_sheet" },
  { name: "fair", to: "/scores/fair", title: "score_section.fair", needs: "view_sales" },
] as const;

/** Those that somebody may open; one store alone is compared with nothing. */
export const scoreScreensOf = (grants: Grant[], stores: number) =>
  SCORE_SCREENS.filter(
    ({ name, needs }) =>
      grants.some(({ operation }) => operation === needs) && (name !== "fair" || stores > 1),
  );
