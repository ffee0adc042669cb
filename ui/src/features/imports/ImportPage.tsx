import { useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ImportOutcome, ImportRequest } from "../../bindings";
import { useAddress, useMergeAddress } from "../../components/address";
import { PageHead } from "../../components/Page";
import { useScope } from "../../components/scope";
import screen from "../../components/screen.module.css";
import { useSigned } from "../../components/session";
import { onFilesDropped } from "../../ipc";
import { Cockpit } from "./Cockpit";
import { Done } from "./Done";
import { DropZone } from "./DropZone";
import { StoreChooser } from "./StoreChooser";

/** Sales files in: see everything before anything is written, then write it, or take it back. */
export function ImportPage() {
  const { t } = useTranslation();
  const { paths } = useAddress();
  const merge = useMergeAddress();
  const [outcome, setOutcome] = useState<ImportOutcome | null>(null);
  const [store, setStore] = useStoreChoice();
  const [over, setOver] = useState(false);
  useEffect(
    () =>
      onFilesDropped(setOver, (dropped) => {
        setOutcome(null);
        merge({ paths: dropped });
      }),
    [merge],
  );
  const clear = () => {
    setOutcome(null);
    merge({ paths: undefined });
  };
  const choosing = !outcome && <StoreChooser value={store} onChange={setStore} />;
  return (
    <div className={screen.screen}>
      <PageHead title={t("data.import")} about={t("import.about")} actions={choosing} />
      {outcome && <Done outcome={outcome} onMore={clear} />}
      {!outcome && paths && (
        <Preview
          key={paths.join("\n")}
          paths={paths}
          store={store}
          onCancel={clear}
          onDone={setOutcome}
        />
      )}
      {!outcome && !paths && (
        <DropZone over={over} onChosen={(chosen) => merge({ paths: chosen })} />
      )}
    </div>
  );
}

/** The store the files belong to: the one on screen, or the only one there is; else the person says. */
function useStoreChoice(): [string | null, (id: string) => void] {
  const { session } = useSigned();
  const scope = useScope();
  const [chosen, setChosen] = useState<string | null>(null);
  const only = session.stores.length === 1 ? session.stores[0]?.id : undefined;
  return [chosen ?? scope.store_id ?? only ?? null, setChosen];
}

type PreviewProps = {
  paths: string[];
  store: string | null;
  onCancel: () => void;
  onDone: (outcome: ImportOutcome) => void;
};

function Preview({ paths, store, onCancel, onDone }: PreviewProps) {
  const [choices, setChoices] = useState<Pick<ImportRequest, "columns" | "save_mapping_as">>({
    columns: [],
    save_mapping_as: null,
  });
  const request = useMemo(
    () => (store === null ? null : { paths, store_id: store, ...choices }),
    [paths, store, choices],
  );
  return (
    <Cockpit
      request={request}
      paths={paths}
      onMapped={setChoices}
      onCancel={onCancel}
      onDone={onDone}
    />
  );
}
