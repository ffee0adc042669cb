import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CustomerRow, Duplicate } from "../../bindings";
import { count, NO_FIGURE } from "../../components/format";
import { Card, Failed, Loading } from "../../components/Page";
import { useFigures } from "../../components/session";
import styles from "./identity.module.css";
import { useComparedCustomer, useMerge } from "./queries";

type Side = "one" | "other";
type Props = { pair: Duplicate; onMerged: () => void };

/** Both customers beside each other; what stays is chosen, and nothing of the other is lost. */
export function Compare({ pair, onMerged }: Props) {
  const { t } = useTranslation();
  const one = useComparedCustomer(pair.one.customer_id);
  const other = useComparedCustomer(pair.other.customer_id);
  const merge = useMerge();
  const [keep, setKeep] = useState<Side>(pair.one.orders >= pair.other.orders ? "one" : "other");
  const error = one.error ?? other.error;
  const merged = keep === "one" ? pair.other : pair.one;
  const facts = useFacts();
  return (
    <Card
      fill
      title={t("identity.compare")}
      aside={`${t(`identity.reason_${pair.other.reason}`)} · ${t("identity.sure", { percent: pair.other.confidence })}`}
      testId="compare"
    >
      {error && <Failed error={error} />}
      {one.data && other.data ? (
        <div className={styles.compareScroll}>
          <table className={styles.compare}>
            <thead>
              <tr>
                <th aria-label={t("identity.compare")} />
                {(["one", "other"] as const).map((side) => (
                  <th key={side} scope="col">
                    <label>
                      <input
                        type="radio"
                        name="keep"
                        checked={keep === side}
                        data-testid={`keep-${side}`}
                        onChange={() => setKeep(side)}
                      />{" "}
                      {t("identity.keep_this")}
                    </label>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {facts(one.data, other.data).map(([name, left, right]) => (
                <tr key={name} data-same={left === right || undefined}>
                  <th scope="row">{name}</th>
                  <td data-kept={keep === "one" || undefined}>{left}</td>
                  <td data-kept={keep === "other" || undefined}>{right}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : (
        !error && <Loading />
      )}
      <div className={styles.foot}>
        <Button
          type="primary"
          loading={merge.isPending}
          data-testid="merge"
          onClick={() =>
            merge.mutate(
              { keep: pair[keep].customer_id, merged: merged.customer_id },
              { onSuccess: onMerged },
            )
          }
        >
          {t("identity.merge", { name: merged.name || merged.phone })}
        </Button>
        <span className={styles.quiet}>{t("identity.merge_text")}</span>
      </div>
    </Card>
  );
}

type Fact = [string, string, string];

function useFacts() {
  const { t } = useTranslation();
  const { full } = useFigures();
  return (one: CustomerRow, other: CustomerRow): Fact[] => {
    const fact = (name: string, read: (row: CustomerRow) => string | null): Fact => [
      name,
      read(one) || NO_FIGURE,
      read(other) || NO_FIGURE,
    ];
    return [
      fact(t("customer.name"), ({ customer }) => customer.name),
      fact(
        t("customer.phone"),
        ({ customer }) => customer.phone || (customer.phone_hash && t("customer.phone_hashed")),
      ),
      fact(t("customer.card"), ({ customer }) => customer.card),
      fact(t("customer.outside_id"), ({ customer }) => customer.outside_id),
      fact(t("column.level"), ({ customer }) => customer.level),
      fact(t("column.birthday"), ({ customer }) => customer.birthday),
      fact(t("customer.home_store"), (row) => row.home_store),
      fact(t("customer.orders"), (row) => count(row.orders)),
      fact(t("customer.gross"), (row) => full(row.gross_sales)),
      fact(t("customer.first_day"), (row) => row.first_day),
      fact(t("customer.last_day"), (row) => row.last_day),
      fact(t("customer.note"), ({ customer }) => customer.note),
    ];
  };
}
