import { Segmented } from "antd";
import { useTranslation } from "react-i18next";
import { useFilters } from "../../components/filters";
import { PageHead } from "../../components/Page";
import screen from "../../components/screen.module.css";
import { useMay } from "../../components/session";
import { Buyers } from "./Buyers";
import { Duplicates } from "./Duplicates";

const VIEWS = ["open", "decided", "duplicates"] as const;
type View = (typeof VIEWS)[number];

/** Who is who: buyers known by weak marks only, and customers who may be one person. */
export function IdentityPage() {
  const { t } = useTranslation();
  const [filters, change] = useFilters();
  const mayMerge = useMay("merge_customers");
  const views = VIEWS.filter((view) => view !== "duplicates" || mayMerge);
  const view: View = views.find((one) => one === filters.view) ?? "open";
  return (
    <div className={screen.screen}>
      <PageHead
        title={t("data.identity")}
        about={t("identity.about")}
        actions={
          <Segmented<View>
            value={view}
            data-testid="identity-view"
            options={views.map((value) => ({ value, label: t(`identity.view_${value}`) }))}
            onChange={(next) => change({ view: next === "open" ? null : next, text: null })}
          />
        }
      />
      {view === "duplicates" ? (
        <Duplicates />
      ) : (
        <Buyers
          key={view}
          decided={view === "decided"}
          text={filters.text ?? ""}
          onText={(text) => change({ text })}
        />
      )}
    </div>
  );
}
