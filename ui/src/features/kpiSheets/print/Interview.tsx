import { useTranslation } from "react-i18next";

const WHO = ["employee", "post", "period", "score"] as const;
const ASKED = ["done_well", "below", "process_fix", "own_fix", "support", "next_targets"] as const;
const SIGNED = ["employee_signs", "manager_signs", "signed_on"] as const;

/** The form of the interview, empty, with lines to sign. */
export function Interview({ name }: { name: string }) {
  const { t } = useTranslation();
  return (
    <table>
      <tbody>
        <tr>
          <th>{t("kpi_sheets.title")}</th>
          <td colSpan={3}>{name}</td>
        </tr>
        {[WHO.slice(0, 2), WHO.slice(2)].map((pair) => (
          <tr key={pair[0]}>
            {pair.flatMap((field) => [
              <th key={field}>{t(`kpi_sheets.interview.${field}`)}</th>,
              <td key={`${field} answer`} />,
            ])}
          </tr>
        ))}
        {ASKED.map((field) => (
          <tr key={field} data-tall="">
            <th>{t(`kpi_sheets.interview.${field}`)}</th>
            <td colSpan={3} />
          </tr>
        ))}
        <tr>
          <td colSpan={4}>
            {SIGNED.map((field) => (
              <span key={field} data-sign="">
                {t(`kpi_sheets.interview.${field}`)}
                <i />
              </span>
            ))}
          </td>
        </tr>
      </tbody>
    </table>
  );
}
