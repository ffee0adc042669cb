import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useAddress, useGo, useMergeAddress } from "../../components/address";
import { PageHead } from "../../components/Page";
import { useScope } from "../../components/scope";
import screen from "../../components/screen.module.css";
import { useSigned } from "../../components/session";
import { onFilesDropped } from "../../ipc";
import { Cockpit } from "./Cockpit";
import { DropZone } from "./DropZone";
import { FolderButton } from "./FolderButton";
import { FoundFiles } from "./queue/FoundFiles";
import { QueuePanel } from "./queue/QueuePanel";
import { useQueue } from "./queue/queries";
import { StoreChooser } from "./StoreChooser";

/** Files in: see everything before anything is written, then let the queue write it, or take it back. */
export function ImportPage() {
  const { t } = useTranslation();
  const { paths } = useAddress();
  const merge = useMergeAddress();
  const go = useGo();
  const [store, setStore] = useStoreChoice();
  const [over, setOver] = useState(false);
  const { data: queue = [] } = useQueue();
  useEffect(
    () => onFilesDropped(setOver, (dropped) => merge({ paths: dropped, filter: undefined })),
    [merge],
  );
  const choose = (chosen: string[]) => merge({ paths: chosen, filter: undefined });
  const actions = (
    <>
      {paths && <StoreChooser value={store} onChange={setStore} />}
      <FolderButton />
    </>
  );
  return (
    <div className={screen.screen}>
      <PageHead title={t("data.import")} about={t("import.about")} actions={actions} />
      {paths ? (
        <Cockpit
          key={paths.join("\n")}
          paths={paths}
          store={store}
          onLeave={() => go("/data/import")}
        />
      ) : (
        <>
          <QueuePanel />
          <FoundFiles onChosen={choose} />
          <DropZone over={over} quiet={queue.length > 0} onChosen={choose} />
        </>
      )}
    </div>
  );
}

/** The store of rows that name none: the one on screen, or the only one there is; else the person says. */
function useStoreChoice(): [string | null, (id: string) => void] {
  const { session } = useSigned();
  const scope = useScope();
  const [chosen, setChosen] = useState<string | null>(null);
  const only = session.stores.length === 1 ? session.stores[0]?.id : undefined;
  return [chosen ?? scope.store_id ?? only ?? null, setChosen];
}
