import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Section } from "../../components/DetailDrawer";
import { FactStrip } from "../../components/FactStrip";
import { count, NO_FIGURE } from "../../components/format";
import { GoesTogether } from "../../components/GoesTogether";
import screen from "../../components/screen.module.css";
import { useFigures } from "../../components/session";
import { about } from "../../components/topics";
import { ipc } from "../../ipc";

/** A customer among the others: segment, rhythm, what to expect, and what to offer. */
export function Outlook({ id }: { id: string }) {
  const { t } = useTranslation();
  const { full } = useFigures();
  const { data } = useQuery({
    queryKey: about(["customers", "orders"], "customer-outlook", id),
    queryFn: () => ipc.customerOutlook(id),
  });
  const { data: offers } = useQuery({
    queryKey: about(["products", "orders"], "recommended", id),
    queryFn: () => ipc.recommended(id),
  });
  if (!data) return null;
  const gap = data.usual_gap_days;
  const silent = count(data.silent_days);
  return (
    <>
      <Section title={t("outlook.title")} aside={t("outlook.about")}>
        <FactStrip
          facts={[
            [t("outlook.segment"), t(`rfm_part.${data.segment}`)],
            [t("rfm.classes"), `${data.r}${data.f}${data.m}`],
            [t("outlook.alive"), data.p_alive === null ? NO_FIGURE : `${data.p_alive} %`],
            [t("outlook.expected"), data.expected_90d ?? NO_FIGURE],
            [t("outlook.worth"), full(data.expected_value)],
          ]}
        />
        <p className={screen.muted} data-testid="outlook">
          {gap === null
            ? t("leaving.why_once", { silent })
            : t("leaving.why", { gap: count(gap), silent })}
          {t("common.comma")}
          {t(`rfm_advice.${data.segment}`)}
        </p>
      </Section>
      <GoesTogether
        because
        title={t("together.offer")}
        about={t("together.offer_about")}
        found={offers ?? []}
      />
    </>
  );
}
