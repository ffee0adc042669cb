import { useTranslation } from "react-i18next";
import type { RejectRow } from "../../bindings";
import { DataTable } from "../../components/DataTable";
import { count, NO_FIGURE } from "../../components/format";

/** Lines that cannot be taken, each with its reason and what stood there. */
export function Rejects({ rejects }: { rejects: RejectRow[] }) {
  const { t } = useTranslation();
  return (
    <DataTable
      bleed
      label={t("import.view_rejects", { count: rejects.length })}
      testId="reject-row"
      total={rejects.length}
      row={(index) => rejects[index]}
      rowKey={(reject) => `${reject.row}-${reject.code}`}
      columns={[
        {
          key: "row",
          title: t("import.row"),
          width: "s",
          align: "end",
          render: (r) => count(r.row),
        },
        {
          key: "code",
          title: t("import.reason"),
          width: "xl",
          render: (r) =>
            [r.field && t(`column.${r.field}`), t(`reject.${r.code}`)]
              .filter(Boolean)
              .join(t("common.colon")),
        },
        { key: "found", title: t("import.found"), width: "l", render: (r) => r.found || NO_FIGURE },
        {
          key: "cells",
          title: t("import.line"),
          width: "fill",
          render: (r) => r.cells.join(" , "),
        },
      ]}
    />
  );
}
