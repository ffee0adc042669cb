import { UserSwitchOutlined } from "@ant-design/icons";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { count } from "../../components/format";
import { ImportButton } from "../../components/ImportButton";
import { Card, EmptyState, Failed, Loading } from "../../components/Page";
import { SearchInput } from "../../components/SearchInput";
import screen from "../../components/screen.module.css";
import { BuyerCandidates } from "./BuyerCandidates";
import { BuyerList } from "./BuyerList";
import styles from "./identity.module.css";
import { actOfKey } from "./keys";
import { useBuyers, useDecide } from "./queries";

type Props = { decided: boolean; text: string; onText: (text: string) => void };

/** The buyers at the left, whom the chosen one may be at the right; a key each is enough. */
export function Buyers({ decided, text, onText }: Props) {
  const { t } = useTranslation();
  const buyers = useBuyers(text, decided);
  const decide = useDecide();
  const [at, setAt] = useState(0);
  const last = Math.max(0, (buyers.total ?? 0) - 1);
  const index = Math.min(at, last);
  const row = buyers.row(index);
  const { isPending, mutate } = decide;
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement;
      if (target.closest("input, textarea, [role=dialog], .ant-drawer")) return;
      const act = actOfKey(event, row);
      if (!act || (isPending && act.act !== "move")) return;
      event.preventDefault();
      if (act.act === "move") return setAt(Math.min(last, Math.max(0, index + act.by)));
      if (!row) return;
      const customer = act.act === "same" ? act.customer : null;
      mutate({ buyer: row.buyer.id, customer, other: act.act === "other" });
    };
    window.addEventListener("keydown", pressed);
    return () => window.removeEventListener("keydown", pressed);
  }, [row, index, last, isPending, mutate]);

  if (buyers.error) return <Failed error={buyers.error} />;
  if (buyers.loading) return <Loading />;
  if (buyers.total === 0 && text === "")
    return (
      <Card fill>
        <EmptyState
          icon={<UserSwitchOutlined />}
          title={t(decided ? "identity.none_decided" : "identity.none")}
          text={t("identity.none_text")}
        >
          <ImportButton />
        </EmptyState>
      </Card>
    );
  return (
    <>
      <div className={screen.tools}>
        <SearchInput value={text} placeholder={t("identity.search")} onChange={onText} />
        <span className={screen.muted}>{t("identity.total", { total: count(buyers.total) })}</span>
        <span className={screen.grow} />
        <span className={screen.muted}>{t("identity.keys")}</span>
      </div>
      <div className={styles.split}>
        <Card fill flush>
          {buyers.total === 0 ? (
            <EmptyState title={t("common.nothing_found")} text={t("common.nothing_found_text")} />
          ) : (
            <BuyerList buyers={buyers} index={index} onIndex={setAt} />
          )}
        </Card>
        {row && (
          <BuyerCandidates
            key={row.buyer.id}
            row={row}
            busy={decide.isPending}
            decided={decided}
            onDecide={(customer, other) => mutate({ buyer: row.buyer.id, customer, other })}
            onSkip={() => setAt(Math.min(last, index + 1))}
          />
        )}
      </div>
    </>
  );
}
