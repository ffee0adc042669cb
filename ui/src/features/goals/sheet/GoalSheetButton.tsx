import { UploadOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { chooseFile } from "../../../ipc";
import { GoalSheetDialog } from "./GoalSheetDialog";

/** Takes a sheet of goals back that was edited in a spreadsheet. */
export function GoalSheetButton() {
  const { t } = useTranslation();
  const [path, setPath] = useState<string | null>(null);
  return (
    <>
      <Button
        icon={<UploadOutlined />}
        data-testid="goal-sheet"
        onClick={async () => setPath(await chooseFile("xlsx"))}
      >
        {t("goal_sheet.take_back")}
      </Button>
      {path && <GoalSheetDialog path={path} onClose={() => setPath(null)} />}
    </>
  );
}
