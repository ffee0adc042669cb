import { useTranslation } from "react-i18next";
import type { KpiSheet } from "../../../bindings";
import { DetailDrawer, Section } from "../../../components/DetailDrawer";
import { inWords } from "../../../components/kpi";
import { EmptyState, Failed, Loading } from "../../../components/Page";
import { useAssignments } from "../queries";
import { AssignForm } from "./AssignForm";
import { AssignmentLine } from "./AssignmentLine";
import styles from "./actions.module.css";

type Props = { sheet: KpiSheet; onClose: () => void };

/** Whom a sheet measures, which of several assignments is the nearest, and whom else it shall. */
export function AssignDrawer({ sheet, onClose }: Props) {
  const { t, i18n } = useTranslation();
  const { data, error } = useAssignments(sheet.family_id);
  return (
    <DetailDrawer
      title={t("kpi_sheets.assign_title")}
      note={inWords(sheet.name, i18n.language)}
      onClose={onClose}
      testId="assign-drawer"
    >
      <AssignForm sheet={sheet} />
      <Section title={t("kpi_sheets.assigned_list")}>
        <p className={styles.note}>{t("kpi_sheets.nearest_wins")}</p>
        {error && <Failed error={error} />}
        {!data && !error && <Loading />}
        {data?.length === 0 && (
          <EmptyState title={t("kpi_sheets.nobody")} text={t("kpi_sheets.nobody_text")} />
        )}
        <ul className={styles.assignments}>
          {data?.map((row) => (
            <AssignmentLine key={row.assignment.id} row={row} />
          ))}
        </ul>
      </Section>
    </DetailDrawer>
  );
}
