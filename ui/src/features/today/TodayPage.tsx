import { CloudUploadOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import type { TodayPage as Today } from "../../bindings";
import { weekday } from "../../components/format";
import { ImportButton } from "../../components/ImportButton";
import { useIsShown } from "../../components/modules";
import { Card, EmptyState, Failed, Loading, PageHead } from "../../components/Page";
import { type Scope, useScope } from "../../components/scope";
import { useMay, useSigned } from "../../components/session";
import { Attention } from "./Attention";
import { EnteredToday } from "./EnteredToday";
import { greetingNow } from "./greeting";
import { Notices } from "./Notices";
import { Pinned } from "./Pinned";
import { ProductMoves } from "./ProductMoves";
import { useTodayPage } from "./queries";
import { StoreRanking } from "./StoreRanking";
import { Tiles } from "./Tiles";
import { ToContact } from "./ToContact";
import { Trend } from "./Trend";
import styles from "./today.module.css";

/** What sold, against when, and what each number is made of. */
export function TodayPage() {
  const { t } = useTranslation();
  const seesSales = useMay("view_sales");
  const seesEntered = useMay("view_entered");
  if (seesSales) return <SalesToday />;
  if (seesEntered) return <EnteredToday />;
  return (
    <div className={styles.page} data-testid="today">
      <EmptyState title={t("rail.today")} text={t("today.no_sales")} />
    </div>
  );
}

function SalesToday() {
  const scope = useScope();
  const { data: page, error } = useTodayPage(scope);
  const nothing = page?.empty === true;
  return (
    <div className={styles.page} data-testid="today">
      <Head scope={scope} page={page} nothing={nothing} />
      {error && <Failed error={error} />}
      {!page && !error && <Loading />}
      {nothing && <Nothing />}
      {page && !nothing && <Picture page={page} scope={scope} />}
    </div>
  );
}

type HeadProps = { scope: Scope; page: Today | undefined; nothing: boolean };

function Head({ scope, page, nothing }: HeadProps) {
  const { t } = useTranslation();
  const { session, chain } = useSigned();
  const days = t("weekdays", { returnObjects: true }) as string[];
  const mayImport = useMay("import_sales");
  const state =
    page && !nothing && (page.stale ? "stale" : page.missing.length > 0 ? "partial" : "complete");
  const about = [
    `${chain.today} ${days[weekday(chain.today)]}`,
    scope.name,
    ...(session.own_only ? [t("attention.own_numbers")] : []),
    ...(state && !session.own_only
      ? [t(`today.state_${state}`, { count: page?.missing.length })]
      : []),
  ];
  return (
    <PageHead
      title={t(`today.greeting_${greetingNow()}`, { name: session.name })}
      about={about.join(" · ")}
      actions={!nothing && mayImport && <ImportButton />}
    />
  );
}

function Nothing() {
  const { t } = useTranslation();
  return (
    <Card fill>
      <EmptyState
        icon={<CloudUploadOutlined />}
        title={t("today.empty_title")}
        text={t("today.empty_text")}
      >
        <ImportButton />
      </EmptyState>
    </Card>
  );
}

function Picture({ page, scope }: { page: Today; scope: Scope }) {
  const seesCustomers = useMay("view_customers");
  const isShown = useIsShown();
  const { own_only } = useSigned().session;
  const oneStore = scope.store_id !== null || page.stores.length < 2;
  return (
    <>
      <Notices page={page} />
      <Tiles page={page} scope={scope} />
      <Pinned page={page} scope={scope} />
      {!own_only && <Attention page={page} scope={scope} />}
      {seesCustomers && isShown("/customers/leaving") && <ToContact scope={scope} />}
      <div className={styles.columns}>
        <div className={styles.main}>
          <Trend page={page} scope={scope} tall={oneStore} />
          {!oneStore && <StoreRanking page={page} />}
        </div>
        <ProductMoves page={page} scope={scope} />
      </div>
    </>
  );
}
