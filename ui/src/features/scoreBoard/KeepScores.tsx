import { SafetyCertificateOutlined } from "@ant-design/icons";
import { App, Button } from "antd";
import { useTranslation } from "react-i18next";
import { useSigned } from "../../components/session";
import { monthName, monthStart } from "./months";
import { useKeepScores } from "./queries";
import styles from "./scoreBoard.module.css";

/** Keeps the scores of a month as they are now, once it was said what that means. */
export function KeepScores({ day }: { day: string }) {
  const { t } = useTranslation();
  const { chain, language } = useSigned();
  const { modal } = App.useApp();
  const keep = useKeepScores();
  const runs = monthStart(day) === monthStart(chain.today);
  const ask = () =>
    modal.confirm({
      title: t("score_board.keep_title", { month: monthName(day, language) }),
      content: (
        <div className={styles.keep} data-testid="keep-scores-told">
          <p>{t("score_board.keep_text")}</p>
          <p>{t("score_board.keep_whom")}</p>
          {runs && <p className={styles.warned}>{t("score_board.keep_runs")}</p>}
        </div>
      ),
      okText: t("score_board.keep"),
      cancelText: t("common.cancel"),
      okButtonProps: { "data-testid": "keep-scores-yes" } as never,
      onOk: () => keep.mutate(day),
    });
  return (
    <Button
      icon={<SafetyCertificateOutlined />}
      loading={keep.isPending}
      data-testid="keep-scores"
      onClick={() => void ask()}
    >
      {t("score_board.keep")}
    </Button>
  );
}
