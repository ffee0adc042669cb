import { useTranslation } from "react-i18next";
import type { KpiSheet } from "../../../bindings";
import { DetailDrawer } from "../../../components/DetailDrawer";
import { count } from "../../../components/format";
import { useSigned } from "../../../components/session";
import { standingOf } from "../state/versions";
import styles from "./actions.module.css";

type Props = {
  versions: KpiSheet[];
  shown: string;
  onShow: (id: string) => void;
  onClose: () => void;
};

/** All versions of a sheet, the newest first, and why each was made. */
export function VersionsDrawer({ versions, shown, onShow, onClose }: Props) {
  const { t } = useTranslation();
  const { chain } = useSigned();
  return (
    <DetailDrawer title={t("kpi_sheets.versions_title")} onClose={onClose} testId="versions">
      <p className={styles.note}>{t("kpi_sheets.versions_about")}</p>
      <ul className={styles.versions}>
        {versions.map((one) => (
          <li key={one.id}>
            <button
              type="button"
              aria-current={one.id === shown}
              data-testid="version"
              data-id={one.id}
              onClick={() => onShow(one.id)}
            >
              <b>{t("kpi_sheets.version", { version: count(one.version) })}</b>
              <span>
                {t(`kpi_sheets.standing_alone.${standingOf(one, versions, chain.today)}`)}
              </span>
              <span>
                {one.published_from
                  ? t("kpi_sheets.counts_from", { day: one.published_from })
                  : t("kpi_sheets.not_published")}
              </span>
              <small>
                {one.change_reason ||
                  t(one.version === 1 ? "kpi_sheets.first_version" : "kpi_sheets.no_reason")}
              </small>
            </button>
          </li>
        ))}
      </ul>
    </DetailDrawer>
  );
}
