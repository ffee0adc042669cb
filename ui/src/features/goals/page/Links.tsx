import { CloseOutlined, EditOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Tooltip } from "antd";
import { useTranslation } from "react-i18next";
import type { GoalLink, GoalPage } from "../../../bindings";
import { count } from "../../../components/format";
import { Card, Failed } from "../../../components/Page";
import { TextLink } from "../../../components/TextLink";
import { useAllGoals } from "../queries";
import { StandingPill } from "../StandingPill";
import { linksOf, type SeenLink } from "./links";
import { useDropLink } from "./queries";
import styles from "./side.module.css";
import { useOpenGoal } from "./useOpenGoal";

type Props = { page: GoalPage; onAdd: () => void; onChange: (link: GoalLink) => void };

/** What a goal hangs on, warns and shares; each can be taken away where it begins. */
export function Links({ page, onAdd, onChange }: Props) {
  const { t } = useTranslation();
  const { data, error } = useAllGoals();
  const own = [page.goal.objective.id, page.key_result?.key_result.id ?? ""];
  const links = data ? linksOf(data, own, t("goal_level.chain")) : [];
  return (
    <Card
      title={t("goal_page.links")}
      testId="goal-links"
      aside={
        page.may_edit && (
          <Button
            type="text"
            size="small"
            icon={<PlusOutlined />}
            data-testid="add-link"
            onClick={onAdd}
          >
            {t("goal_page.add")}
          </Button>
        )
      }
    >
      {error && <Failed error={error} />}
      {data && links.length === 0 && <p className={styles.none}>{t("goal_page.no_links")}</p>}
      <ul>
        {links.map((seen) => (
          <LinkLine
            key={seen.link.id}
            seen={seen}
            mayEdit={page.may_edit && seen.isOwn}
            onChange={onChange}
          />
        ))}
      </ul>
    </Card>
  );
}

type LineProps = { seen: SeenLink; mayEdit: boolean; onChange: (link: GoalLink) => void };

function LinkLine({ seen: { link, kind, isOwn, other }, mayEdit, onChange }: LineProps) {
  const { t } = useTranslation();
  const open = useOpenGoal();
  const drop = useDropLink();
  const way = kind === "depends_on" ? kind : `${kind}_${isOwn ? "out" : "in"}`;
  const numbers = { percent: count(link.overshoot_percent), weight: count(link.weight) };
  return (
    <li className={styles.link} data-testid="goal-link" data-kind={kind}>
      <div className={styles.linkText}>
        <small>{t(`goal_page.way_${way}`, numbers)}</small>
        <p>
          <TextLink onClick={() => open(other.id)}>
            {other.whose} · {other.title}
          </TextLink>{" "}
          <StandingPill standing={other.standing} />
        </p>
        {link.note && (
          <p className={styles.note}>
            {t("goal_page.to_do")}
            {t("common.colon")}
            {link.note}
          </p>
        )}
      </div>
      {mayEdit && (
        <span className={styles.linkTools}>
          <Tooltip title={t("goal_page.change_link")}>
            <Button
              type="text"
              size="small"
              icon={<EditOutlined />}
              aria-label={t("goal_page.change_link")}
              onClick={() => onChange(link)}
            />
          </Tooltip>
          <Tooltip title={t("goal_page.drop_link")}>
            <Button
              type="text"
              size="small"
              icon={<CloseOutlined />}
              loading={drop.isPending}
              aria-label={t("goal_page.drop_link")}
              data-testid="drop-link"
              onClick={() => drop.mutate(link.id)}
            />
          </Tooltip>
        </span>
      )}
    </li>
  );
}
