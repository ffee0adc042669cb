import { FormOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { useGo } from "../../components/address";
import { span, weekday } from "../../components/format";
import { Card, EmptyState, Failed, Loading, PageHead } from "../../components/Page";
import { useScope } from "../../components/scope";
import { useMay, useSigned } from "../../components/session";
import { greetingNow } from "./greeting";
import { useEnteredToday } from "./queries";
import { Tile } from "./Tiles";
import styles from "./today.module.css";

/** 今天 of somebody who enters numbers and sees no sales: what those numbers say. */
export function EnteredToday() {
  const { t } = useTranslation();
  const { session, chain } = useSigned();
  const scope = useScope();
  const go = useGo();
  const enters = useMay("enter_values");
  const { data: period, error } = useEnteredToday(scope);
  const days = t("weekdays", { returnObjects: true }) as string[];
  const enter = enters && (
    <Button type="primary" icon={<FormOutlined />} onClick={() => go("/data/values")}>
      {t("attention.enter")}
    </Button>
  );
  return (
    <div className={styles.page} data-testid="today">
      <PageHead
        title={t(`today.greeting_${greetingNow()}`, { name: session.name })}
        about={`${chain.today} ${days[weekday(chain.today)]} · ${scope.name}`}
        actions={enter}
      />
      {error && <Failed error={error} />}
      {!period && !error && <Loading />}
      {period?.tiles.length === 0 && (
        <Card fill>
          <EmptyState title={t("rail.today")} text={t("today.no_sales")} />
        </Card>
      )}
      {period && period.tiles.length > 0 && (
        <section className={styles.tiles} data-testid="entered">
          <div className={styles.pinned}>
            <div className={styles.periodName}>
              <h2>{t("attention.entered_title")}</h2>
              <p>{span(period.from, period.to, chain.today)}</p>
            </div>
            <div className={styles.pinnedTiles}>
              {period.tiles.map((tile) => (
                <Tile key={tile.code} tile={tile} kind="month" period={period} scope={scope} />
              ))}
            </div>
          </div>
        </section>
      )}
    </div>
  );
}
