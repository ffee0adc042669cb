import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { KeyResult } from "../../bindings";
import { TextLink } from "../../components/TextLink";
import { about } from "../../components/topics";
import { ipc } from "../../ipc";
import { useGoalFigures } from "./figures";
import styles from "./form.module.css";
import { useMetricUnit } from "./metricUnit";
import { type Days, daysBefore, yearBefore } from "./periods";

const BEFORE = { previous: daysBefore, last_year: yearBefore } as const;

type Props = { one: KeyResult; days: Days; onTake: (start: string) => void };

/** What the metric was before, each to be taken as the start; nothing where nothing is known. */
export function StartHint({ one, days, onTake }: Props) {
  return (
    <span className={styles.before}>
      {(["previous", "last_year"] as const).map((before) => (
        <Before key={before} before={before} one={one} days={days} onTake={onTake} />
      ))}
    </span>
  );
}

function Before({ before, one, days, onTake }: Props & { before: keyof typeof BEFORE }) {
  const { t } = useTranslation();
  const figure = useGoalFigures();
  const unitOf = useMetricUnit();
  const { from, to } = BEFORE[before](days);
  const { slice } = one;
  const asked = {
    region_id: slice.region_id ?? null,
    store_id: slice.store_id ?? null,
    employee_id: slice.employee_id ?? null,
    category: slice.category ?? null,
    product_id: slice.product_id ?? null,
    channel: slice.channel ?? null,
    from,
    to,
  };
  const { data } = useQuery({
    queryKey: about(["metrics", "orders"], "goal-start", one.metric, asked),
    queryFn: () => ipc.metric(one.metric, asked),
  });
  const value = data?.value ?? null;
  if (value === null) return null;
  return (
    <TextLink onClick={() => onTake(value)}>
      {t(`goal.start_${before}`, { value: figure(value, one, unitOf(one)) })}
    </TextLink>
  );
}
