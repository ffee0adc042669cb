/** The screens of goals in their order: their addresses, names, and what one needs to see them. */
export const GOAL_SCREENS = [
  { name: "tree", to: "/goals/tree", title: "goal.tree_tab", needs: "view_goals" },
  { name: "map", to: "/goals/map", title: "goal_map.title", needs: "view_goals" },
  { name: "plan", to: "/goals/plan", title: "plan.title", needs: "edit_goal" },
  { name: "meeting", to: "/goals/meeting", title: "meeting.title", needs: "view_goals" },
  { name: "review", to: "/goals/review", title: "review.title", needs: "view_goals" },
  { name: "promotions", to: "/goals/promotions", title: "promotion.title", needs: "view_goals" },
] as const;
