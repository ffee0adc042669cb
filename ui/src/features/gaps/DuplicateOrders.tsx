import { useTranslation } from "react-i18next";
import type { DuplicateDocument, Gaps } from "../../bindings";
import { useDrawers } from "../../components/address";
import type { Column } from "../../components/DataTable";
import { useFigures } from "../../components/session";
import { TextLink } from "../../components/TextLink";
import { GapTable } from "./GapTable";

/** One order that two stores have; each opens, and the one too many is voided there. */
export function DuplicateOrders({ gaps }: { gaps: Gaps }) {
  const { t } = useTranslation();
  const { open } = useDrawers();
  const { full } = useFigures();
  const side = (key: "one" | "other"): Column<Gaps["duplicates"][number]> => ({
    key,
    title: t(`gaps.${key}_store`),
    width: "fill",
    render: (row) => {
      const document: DuplicateDocument = row[key];
      return (
        <TextLink onClick={() => open("order", document.order_id)}>{document.store_name}</TextLink>
      );
    },
  });
  return (
    <GapTable
      name="duplicates"
      rows={gaps.duplicates}
      rowKey={(row) => `${row.one.order_id}-${row.other.order_id}`}
      columns={[
        {
          key: "number",
          title: t("order.number"),
          width: "xl",
          lead: true,
          render: (row) => row.number,
        },
        side("one"),
        side("other"),
        {
          key: "amount",
          title: t("order.amount"),
          width: "l",
          align: "end",
          render: (row) => full(row.one.amount),
        },
      ]}
    />
  );
}
