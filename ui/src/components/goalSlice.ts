import type { TFunction } from "i18next";
import type { GoalSlice, Session } from "../bindings";

export type Places = Pick<Session, "stores" | "regions">;

/** Whose number a key result reads, in a few words; what is out of sight is told by its kind. */
export function sliceWords(
  slice: GoalSlice,
  { stores, regions }: Places,
  nameOf: (id: string) => string | undefined,
  t: TFunction,
): string {
  const { employee_id, product_id, category, channel } = slice;
  const place = slice.store_id ?? slice.region_id;
  const known = [...stores, ...regions].find(({ id }) => id === place);
  const where = place ? (known?.name ?? t("goal_slice.one_place")) : t("goal_slice.everywhere");
  const words = [
    where,
    employee_id && (nameOf(employee_id) ?? t("goal_slice.one_employee")),
    category,
    channel,
    product_id && t("goal_slice.one_product"),
  ];
  return words.filter(Boolean).join(" · ");
}
