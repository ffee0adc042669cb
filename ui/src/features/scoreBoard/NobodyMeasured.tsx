import { FundProjectionScreenOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { useGo, useMergeAddress } from "../../components/address";
import { EmptyState } from "../../components/Page";
import { useScope, widestScope } from "../../components/scope";
import { useMay, useSigned } from "../../components/session";

/** Why there is nobody, and what to do about it. */
export function NobodyMeasured() {
  const { t } = useTranslation();
  const { session } = useSigned();
  const go = useGo();
  const merge = useMergeAddress();
  const { key, name } = useScope();
  const edits = useMay("edit_kpi_sheet");
  const widest = widestScope(session);
  const isNarrow = key !== widest;
  return (
    <EmptyState
      icon={<FundProjectionScreenOutlined />}
      title={
        isNarrow ? t("score_board.nobody_in", { where: name }) : t("score_board.nobody_measured")
      }
      text={t(edits ? "score_board.nobody_text" : "score_board.nobody_ask")}
    >
      {edits && (
        <Button type="primary" data-testid="to-sheets" onClick={() => go("/scores/sheets")}>
          {t("score_board.to_sheets")}
        </Button>
      )}
      {isNarrow && (
        <Button onClick={() => merge({ scope: widest })}>{t("score_board.show_all")}</Button>
      )}
    </EmptyState>
  );
}
