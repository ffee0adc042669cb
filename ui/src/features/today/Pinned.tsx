import { useTranslation } from "react-i18next";
import type { TodayPage } from "../../bindings";
import { useGo } from "../../components/address";
import type { Scope } from "../../components/scope";
import { TextLink } from "../../components/TextLink";
import { Tile } from "./Tiles";
import styles from "./today.module.css";

/** The metrics that this person pinned, over the month so far. */
export function Pinned({ page, scope }: { page: TodayPage; scope: Scope }) {
  const { t } = useTranslation();
  const go = useGo();
  if (page.pinned.length === 0) return null;
  return (
    <section className={styles.tiles} data-testid="pinned">
      <div className={styles.pinned}>
        <div className={styles.periodName}>
          <h2>{t("explore.pinned")}</h2>
          <p>{t("today.month")}</p>
          <p>
            <TextLink
              onClick={() => go("/data/explore", { filter: { code: page.pinned[0]?.code ?? "" } })}
            >
              {t("explore.open")}
            </TextLink>
          </p>
        </div>
        <div className={styles.pinnedTiles}>
          {page.pinned.map((tile) => (
            <Tile
              key={tile.code}
              tile={tile}
              kind="month"
              period={page.month_period}
              scope={scope}
            />
          ))}
        </div>
      </div>
    </section>
  );
}
