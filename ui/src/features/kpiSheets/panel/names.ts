import { useTranslation } from "react-i18next";
import type { KpiContent } from "../../../bindings";
import { inWords } from "../../../components/kpi";

/** What the groups, items and medals of a sheet are called; a key without a name stays. */
export function useNames(content: KpiContent): (key: string) => string {
  const { i18n } = useTranslation();
  const groups = content.groups ?? [];
  const medals = content.medals ?? [];
  const named = [
    ...groups,
    ...groups.flatMap(({ items }) => items),
    ...medals,
    ...medals.flatMap(({ rows }) => rows.map(({ item }) => item)),
  ];
  return (key) => inWords(named.find((one) => one.key === key)?.name, i18n.language) || key;
}
