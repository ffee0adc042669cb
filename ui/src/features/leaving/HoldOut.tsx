import { ExperimentOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import styles from "./leaving.module.css";
import { useHoldOut } from "./queries";

/** Which order foretold better who came back, on the chain's own last 90 days. */
export function HoldOut({ tellsLeaving }: { tellsLeaving: boolean }) {
  const { t } = useTranslation();
  const { data, isSuccess } = useHoldOut();
  if (!isSuccess && tellsLeaving) return null;
  return (
    <footer className={styles.holdOut} data-testid="hold-out">
      <ExperimentOutlined aria-hidden="true" />
      <p>
        {!tellsLeaving && <>{t("leaving.not_told")} </>}
        {isSuccess && !data && t("leaving.hold_out_none")}
        {data && (
          <>
            <b>{t(data.model_is_better ? "leaving.model_better" : "leaving.recency_better")}</b>{" "}
            {t("leaving.hold_out", {
              day: data.asked_on,
              model: data.model.right_pairs,
              recency: data.recency.right_pairs,
              model_money: data.model.money_of_best_fifth,
              recency_money: data.recency.money_of_best_fifth,
            })}
          </>
        )}
      </p>
    </footer>
  );
}
