import { useTranslation } from "react-i18next";
import { say } from "../../../components/toast";

/** Opens the print window; where the shell does not let it, says so. */
export function usePrint(): () => void {
  const { t } = useTranslation();
  return () => {
    // On some systems the shell prints and answers later; the others open the window at once.
    Promise.resolve(window.print() as unknown).catch(() =>
      say({ kind: "failed", text: t("kpi_sheets.print_failed") }),
    );
  };
}
