import { useQuery } from "@tanstack/react-query";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { CustomerProfile, LevelStanding } from "../../bindings";
import { Facts, Section } from "../../components/DetailDrawer";
import { count } from "../../components/format";
import { useFigures } from "../../components/session";
import { about } from "../../components/topics";
import { ipc } from "../../ipc";

/** Where they stand by the chain's own levels; nothing while files tell them. */
function useStanding(id: string) {
  return useQuery({
    queryKey: about(["customers", "orders"], "level-standing", id),
    queryFn: () => ipc.levelStanding(id),
  });
}

function standingFacts(
  standing: LevelStanding | null,
  t: TFunction,
  full: (value: string | null) => string,
): [string, string][] {
  if (!standing) return [];
  const { benefits, spent, window_days, next, missing } = standing;
  return [
    [t("level.benefits"), benefits],
    [t("level.spent", { days: count(window_days) }), full(spent)],
    ...(next ? ([[t("level.missing", { level: next }), full(missing)]] as [string, string][]) : []),
  ];
}

/** What lists of members tell of them. */
export function Member({ profile }: { profile: CustomerProfile }) {
  const { t } = useTranslation();
  const { full } = useFigures();
  const { customer } = profile.row;
  const { data: standing } = useStanding(customer.id);
  const points = customer.points === null ? "" : count(customer.points);
  const all: [string, string][] = [
    [t("customer.level"), customer.level],
    ...standingFacts(standing ?? null, t, full),
    [t("customer.points"), points],
    [t("customer.balance"), profile.balance === null ? "" : full(profile.balance)],
    [t("customer.joined_on"), customer.joined_on],
    [t("customer.birthday"), customer.birthday],
    [t("customer.gender"), customer.gender && t(`customer.${customer.gender}`)],
    [t("customer.email"), customer.email],
    [t("customer.we_chat"), customer.we_chat],
    [t("customer.address"), customer.address],
    [t("customer.referrer"), customer.referrer],
  ];
  const told = all.filter(([, value]) => value !== "");
  if (told.length === 0) return null;
  return (
    <Section title={t("customer.member")}>
      <Facts facts={told} />
    </Section>
  );
}
