import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { ProfileFigure, StoreProfile } from "../../bindings";
import { useDrawers } from "../../components/address";
import { DetailDrawer, Section } from "../../components/DetailDrawer";
import { ExportButton } from "../../components/ExportButton";
import { FactStrip } from "../../components/FactStrip";
import { Figure } from "../../components/Figure";
import { count, NO_FIGURE } from "../../components/format";
import { useMetricWords } from "../../components/metrics";
import { Failed, Loading } from "../../components/Page";
import { sliceOf } from "../../components/scope";
import screen from "../../components/screen.module.css";
import { about } from "../../components/topics";
import { ipc } from "../../ipc";
import { Categories, Customers } from "./Shares";
import styles from "./storeProfile.module.css";

/** Who buys in a store, beside what kind of place it is. */
export function StoreProfileDrawer({ id }: { id: string }) {
  const { t } = useTranslation();
  const { close } = useDrawers();
  const { data: profile, error } = useQuery({
    queryKey: about(["org", "metrics", "orders", "customers"], "store-profile", id),
    queryFn: () => ipc.storeProfile(id),
  });
  const title = t("profile.title", { name: profile?.store.name ?? "" });
  return (
    <DetailDrawer
      title={title}
      onClose={close}
      testId="store-profile"
      extra={
        profile && (
          <ExportButton rows={{ what: "store_profile", store_id: id }} name={title} format="csv" />
        )
      }
    >
      {error && <Failed error={error} />}
      {!profile && !error && <Loading />}
      {profile && <Profile profile={profile} />}
    </DetailDrawer>
  );
}

function Profile({ profile }: { profile: StoreProfile }) {
  const { t } = useTranslation();
  const { store } = profile;
  const opened =
    profile.open_days === null
      ? NO_FIGURE
      : t("profile.open_days", { days: count(profile.open_days) });
  return (
    <>
      <FactStrip
        facts={[
          [t("field.store.trade_area"), t(`trade_area.${store.trade_area}`)],
          [t("field.store.format"), t(`store_format.${store.format}`)],
          [t("field.store.region_id"), profile.region || NO_FIGURE],
          [t("field.store.opened_on"), opened],
        ]}
      />
      <Section
        title={t("profile.period")}
        aside={t("profile.period_aside", { from: profile.from, to: profile.to })}
      >
        <div className={styles.figures}>
          {profile.figures.map((figure) => (
            <OneFigure key={figure.code} figure={figure} profile={profile} />
          ))}
        </div>
      </Section>
      <Categories profile={profile} />
      {profile.customers && <Customers profile={profile} customers={profile.customers} />}
      <p className={screen.muted}>{t("profile.no_distance")}</p>
    </>
  );
}

function OneFigure({ figure, profile }: { figure: ProfileFigure; profile: StoreProfile }) {
  const { name } = useMetricWords(figure.code);
  const whose = { region_id: null, store_id: profile.store.id };
  return (
    <div className={styles.figure}>
      <span>{name}</span>
      <Figure
        code={figure.code}
        unit={figure.unit}
        value={figure.value}
        slice={sliceOf(whose, profile.from, profile.to)}
        testId={`profile-${figure.code}`}
      />
    </div>
  );
}
