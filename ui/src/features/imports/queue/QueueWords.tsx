import { LoadingOutlined, PauseCircleOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import { useGo } from "../../../components/address";
import { progressOf } from "./progress";
import { useQueue } from "./queries";

/** That files are on their way, on every screen; nothing while none are. */
export function QueueWords({ className }: { className?: string }) {
  const { t } = useTranslation();
  const go = useGo();
  const { data: queue = [] } = useQueue();
  const { state, ended, files } = progressOf(queue, null);
  if (state !== "running" && state !== "paused") return null;
  return (
    <button
      type="button"
      className={className}
      data-testid="queue-words"
      onClick={() => go("/data/import")}
    >
      {state === "running" ? <LoadingOutlined /> : <PauseCircleOutlined />}
      {t(`queue.state_${state}`, { ended, total: files.length })}
    </button>
  );
}
