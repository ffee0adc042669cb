import { useTranslation } from "react-i18next";
import { TextField } from "../../components/Field";
import { useFreshId, useRegions, useSaveRegion } from "./queries";
import { RecordDrawer } from "./RecordDrawer";

/** A region: a group of stores under one manager. */
export function RegionDrawer({ id }: { id: string }) {
  const { t } = useTranslation();
  const fresh = id === "new";
  const freshId = useFreshId(fresh);
  const { data, error } = useRegions();
  const save = useSaveRegion();
  const kept = data && (data.find((one) => one.id === id) ?? null);
  const begun = freshId ? { id: freshId, name: "" } : undefined;
  return (
    <RecordDrawer
      table="region"
      title={fresh ? t("org.new_region") : (kept?.name ?? t("org.region"))}
      record={fresh ? begun : kept}
      fresh={fresh}
      operation="edit_region"
      save={save}
      error={error}
      testId="region-drawer"
    >
      {({ draft, set, may }) => (
        <TextField
          label={t("field.region.name")}
          value={draft.name}
          disabled={!may}
          onChange={(name) => set("name", name)}
          testId="region-name"
        />
      )}
    </RecordDrawer>
  );
}
