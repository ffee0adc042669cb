import { App } from "antd";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useGo } from "../../../components/address";
import { TextLink } from "../../../components/TextLink";
import { onQueueDone } from "../../../ipc";

/** Says, wherever the person is, that the last file of the queue ended. */
export function QueueNotice() {
  const { t } = useTranslation();
  const { notification } = App.useApp();
  const go = useGo();
  useEffect(
    () =>
      onQueueDone(({ done, failed }) => {
        const show = failed > 0 ? notification.warning : notification.success;
        show({
          key: "queue-done",
          placement: "bottomRight",
          title: t(failed > 0 ? "queue.ended_failed" : "queue.ended", { done, failed }),
          description: (
            <TextLink
              onClick={() => {
                notification.destroy("queue-done");
                go(failed > 0 ? "/data/import" : "/today");
              }}
            >
              {t(failed > 0 ? "queue.see_why" : "import.see_today")}
            </TextLink>
          ),
        });
      }),
    [notification, t, go],
  );
  return null;
}
