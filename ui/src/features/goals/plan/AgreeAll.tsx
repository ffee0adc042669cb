import { LockOutlined } from "@ant-design/icons";
import { Button, Tooltip } from "antd";
import { useTranslation } from "react-i18next";
import { count } from "../../../components/format";
import { useSigned } from "../../../components/session";
import { useAgreeParts } from "./queries";
import { agreeable, type StoreTarget, waitsToBeGiven } from "./share";

type Props = { targets: StoreTarget[]; isTyped: boolean };

/** Agrees to everything the stores were given and nobody agreed to yet; what is typed is given first. */
export function AgreeAll({ targets, isTyped }: Props) {
  const { t } = useTranslation();
  const { session } = useSigned();
  const agree = useAgreeParts();
  const parts = agreeable(targets, session);
  const waits = isTyped && targets.some(waitsToBeGiven);
  if (parts.length === 0) return null;
  return (
    <Tooltip title={t(waits ? "plan.agree_after" : "plan.agree_hint")}>
      <Button
        icon={<LockOutlined />}
        disabled={waits}
        loading={agree.isPending}
        data-testid="agree-all"
        onClick={() => agree.mutate(parts.map(({ objective_id }) => objective_id))}
      >
        {t("plan.agree_all", { stores: count(parts.length) })}
      </Button>
    </Tooltip>
  );
}
