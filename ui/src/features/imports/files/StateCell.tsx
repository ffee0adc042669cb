import { Button } from "antd";
import { useTranslation } from "react-i18next";
import type { FilePreview } from "../../../bindings";
import { shortMoment } from "../../../components/format";
import { Pill } from "../../../components/Page";
import { useSigned } from "../../../components/session";
import { lineState } from "../lines";

type Props = { file: FilePreview; onMap: () => void };

/** Whether the file can go in, or what it still needs. */
export function StateCell({ file, onMap }: Props) {
  const { t } = useTranslation();
  const { chain } = useSigned();
  const state = lineState(file);
  switch (state.kind) {
    case "unreadable":
      return <Pill tone="red">{t("import.unreadable")}</Pill>;
    case "map":
      return (
        <Button
          size="small"
          data-testid="open-mapping"
          onClick={(event) => {
            event.stopPropagation();
            onMap();
          }}
        >
          {t("import.map_columns")}
        </Button>
      );
    case "already": {
      const at = shortMoment(state.at, chain.time_zone, chain.today);
      return <Pill tone="grey">{t("import.already", { at })}</Pill>;
    }
    case "rejected":
      return <Pill tone="amber">{t("import.some_rejected", { count: state.rows })}</Pill>;
    case "unknown_store":
    case "choose_store":
    case "choose_format":
    case "nothing":
      return <Pill tone="amber">{t(`import.state_${state.kind}`)}</Pill>;
    case "ready":
      return <Pill tone="green">{t("import.ready")}</Pill>;
  }
}
