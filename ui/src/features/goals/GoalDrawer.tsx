import { useTranslation } from "react-i18next";
import { useDrawers } from "../../components/address";
import { DetailDrawer } from "../../components/DetailDrawer";
import { Failed, Loading } from "../../components/Page";
import { useSigned } from "../../components/session";
import { begun, draftOf } from "./change";
import { GoalForm } from "./GoalForm";
import { useFreshGoalId, useGoalPage } from "./queries";

/** An objective in its form: `new`, `new:<id of the goal it is to support>`, or one there is. */
export function GoalDrawer({ id }: { id: string }) {
  const { t } = useTranslation();
  const { close } = useDrawers();
  const { chain, session } = useSigned();
  const [word, above] = id.split(":");
  const isNew = word === "new";
  const freshId = useFreshGoalId(isNew);
  const asked = isNew ? (above ?? null) : id;
  const { data: page, error } = useGoalPage(asked);
  if (isNew && freshId && page !== undefined)
    return (
      <GoalForm
        kept={begun(freshId, session, chain.today, page ?? undefined)}
        page={null}
        supported={page?.goal ?? null}
      />
    );
  if (!isNew && page) return <GoalForm kept={draftOf(page)} page={page} supported={null} />;
  return (
    <DetailDrawer title={t("goal.goal")} onClose={close}>
      {error ? <Failed error={error} /> : <Loading />}
    </DetailDrawer>
  );
}
