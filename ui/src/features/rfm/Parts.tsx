import { Segmented } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { RfmPage, RfmPart } from "../../bindings";
import { Bar } from "../../components/Bar";
import { count, NO_FIGURE } from "../../components/format";
import { Card } from "../../components/Page";
import { useFigures } from "../../components/session";
import styles from "./rfm.module.css";

type Kind = "segment" | "group";
type Props = { page: RfmPage; onChoose: (kind: Kind, code: string) => void };

/** The named parts of all customers, each with what to do for it. */
export function Parts({ page, onChoose }: Props) {
  const { t } = useTranslation();
  const [kind, setKind] = useState<Kind>("segment");
  const { short } = useFigures();
  const parts = kind === "segment" ? page.segments : page.groups;
  const percent = (share: string | null) => (share === null ? NO_FIGURE : `${share} %`);
  const bar = (part: RfmPart) => <Bar percent={Number(part.amount_share ?? 0)} />;
  const switcher = (
    <Segmented<Kind>
      size="small"
      value={kind}
      data-testid="rfm-kind"
      options={[
        { value: "segment", label: t("rfm.by_segment") },
        { value: "group", label: t("rfm.by_group") },
      ]}
      onChange={setKind}
    />
  );
  return (
    <Card title={t("rfm.parts")} aside={switcher} fill flush>
      <div className={styles.scroller}>
        <table className={styles.parts}>
          <thead>
            <tr>
              <th>{t(`rfm.${kind}`)}</th>
              <th>{t("rfm.customers")}</th>
              <th>{t("rfm.share")}</th>
              <th>{t("rfm.paid")}</th>
              <th>{t("rfm.paid_share")}</th>
              <th aria-label={t("rfm.paid_share")} />
            </tr>
          </thead>
          <tbody>
            {parts.map((part) => (
              <tr key={part.code} data-none={part.customers === 0 || undefined}>
                <th scope="row">
                  <button
                    type="button"
                    disabled={part.customers === 0}
                    data-testid="rfm-part"
                    data-code={part.code}
                    onClick={() => onChoose(kind, part.code)}
                  >
                    <b>{t(`rfm_part.${part.code}`)}</b>
                    <small>{t(`rfm_advice.${part.code}`)}</small>
                  </button>
                </th>
                <td>{count(part.customers)}</td>
                <td>{percent(part.customer_share)}</td>
                <td>{short(part.amount, "money")}</td>
                <td>{percent(part.amount_share)}</td>
                <td>{bar(part)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}
