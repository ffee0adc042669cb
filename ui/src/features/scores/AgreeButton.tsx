import { Button } from "antd";
import { useTranslation } from "react-i18next";
import type { ScoreProof } from "../../bindings";
import { useSigned } from "../../components/session";
import { useAgree } from "./queries";

/** Agrees to the sheet, for oneself or for the other side; nothing once that side has. */
export function AgreeButton({ proof }: { proof: ScoreProof }) {
  const { t } = useTranslation();
  const { session } = useSigned();
  const agree = useAgree();
  const isOwn = proof.employee_id === session.employee_id;
  const agreed = isOwn ? proof.agreement?.employee_at : proof.agreement?.manager_at;
  const may = proof.outcome !== null && (isOwn || proof.may_rate);
  if (!may || (agreed !== null && agreed !== undefined)) return null;
  return (
    <Button
      type="primary"
      loading={agree.isPending}
      title={t("score.agree_about")}
      data-testid="agree-sheet"
      onClick={() => agree.mutate({ employee: proof.employee_id, day: proof.period.from })}
    >
      {t(isOwn ? "score.agree" : "score.agree_for")}
    </Button>
  );
}
