import { Button } from "antd";
import { useTranslation } from "react-i18next";
import type { BuyerRow, Candidate } from "../../bindings";
import { useDrawers } from "../../components/address";
import { FactStrip } from "../../components/FactStrip";
import { count, NO_FIGURE } from "../../components/format";
import { Card, Pill } from "../../components/Page";
import { useFigures, useMay } from "../../components/session";
import { TextLink } from "../../components/TextLink";
import styles from "./identity.module.css";

type Props = {
  row: BuyerRow;
  busy: boolean;
  decided: boolean;
  onDecide: (customer: string | null, other: boolean) => void;
  onSkip: () => void;
};

/** The chosen buyer, whom it may be and how sure that is; one click or key decides. */
export function BuyerCandidates({ row, busy, decided, onDecide, onSkip }: Props) {
  const { t } = useTranslation();
  const { full } = useFigures();
  const may = useMay("review_identity");
  const { buyer, candidates } = row;
  return (
    <Card
      fill
      title={t("identity.who_is", { name: buyer.name || buyer.masked_phone })}
      aside={row.store_name}
      testId="buyer-candidates"
    >
      <FactStrip
        facts={[
          [t("customer.phone"), buyer.masked_phone || NO_FIGURE],
          [t("identity.orders"), count(row.orders)],
          [t("order.amount"), full(row.amount)],
          [t("customer.last_day"), row.last_day ?? NO_FIGURE],
        ]}
      />
      <p className={styles.address}>{buyer.address}</p>
      {candidates.length === 0 && <p className={styles.quiet}>{t("identity.no_candidates")}</p>}
      <ol className={styles.candidates}>
        {candidates.map((candidate, at) => (
          <CandidateLine
            key={candidate.customer_id}
            candidate={candidate}
            hotkey={at + 1}
            chosen={buyer.customer_id === candidate.customer_id}
            disabled={!may || busy}
            onAccept={() => onDecide(candidate.customer_id, false)}
          />
        ))}
      </ol>
      <div className={styles.foot}>
        {decided ? (
          <Button disabled={!may || busy} onClick={() => onDecide(null, false)}>
            {t("identity.open_again")}
          </Button>
        ) : (
          <Button
            disabled={!may || busy}
            data-testid="somebody-else"
            onClick={() => onDecide(null, true)}
          >
            <kbd>0</kbd> {t("identity.other")}
          </Button>
        )}
        <Button type="text" onClick={onSkip}>
          <kbd>↓</kbd> {t("identity.skip")}
        </Button>
        {buyer.decision === "other" && <Pill tone="grey">{t("identity.not_known")}</Pill>}
      </div>
    </Card>
  );
}

type LineProps = {
  candidate: Candidate;
  hotkey: number;
  chosen: boolean;
  disabled: boolean;
  onAccept: () => void;
};

function CandidateLine({ candidate, hotkey, chosen, disabled, onAccept }: LineProps) {
  const { t } = useTranslation();
  const { open } = useDrawers();
  return (
    <li className={styles.candidate} data-chosen={chosen || undefined} data-testid="candidate">
      <kbd>{hotkey}</kbd>
      <span className={styles.who}>
        <TextLink onClick={() => open("customer", candidate.customer_id)}>
          {candidate.name || candidate.phone || NO_FIGURE}
        </TextLink>
        <small>
          {[candidate.phone, candidate.home_store_name].filter(Boolean).join(" · ")} ·{" "}
          <span>{t("identity.order_count", { count: candidate.orders })}</span>
        </small>
      </span>
      <span className={styles.sure}>
        <b>{t("identity.sure", { percent: candidate.confidence })}</b>
        <small>{t(`identity.reason_${candidate.reason}`)}</small>
      </span>
      <Button
        type={hotkey === 1 ? "primary" : "default"}
        disabled={disabled}
        data-testid="accept-candidate"
        onClick={onAccept}
      >
        {t(chosen ? "identity.is_this" : "identity.accept")}
      </Button>
    </li>
  );
}
