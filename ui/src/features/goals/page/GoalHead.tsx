import { ApartmentOutlined, EditOutlined, LockOutlined } from "@ant-design/icons";
import { Button, Tooltip } from "antd";
import { useTranslation } from "react-i18next";
import type { GoalPage } from "../../../bindings";
import { useGo } from "../../../components/address";
import { Pill } from "../../../components/Page";
import { TextLink } from "../../../components/TextLink";
import { StandingPill } from "../StandingPill";
import { PathSentence } from "./PathSentence";
import styles from "./page.module.css";
import { useEdit } from "./useEdit";

type Props = { page: GoalPage; isResult: boolean; onSay: () => void };

/** What a goal helps to reach, its title, how it stands, whose it is, and what can be done. */
export function GoalHead({ page, isResult, onSay }: Props) {
  const { t } = useTranslation();
  const go = useGo();
  const edit = useEdit(page);
  const { goal, key_result } = page;
  const { objective } = goal;
  const title = isResult && key_result ? key_result.key_result.title : objective.title;
  const standing = isResult && key_result ? key_result.standing : goal.standing;
  const owner = isResult && key_result ? key_result.owner_name : goal.owner_name;
  const whose = goal.holder_name || t("goal_level.chain");
  const path = isResult ? page.path : page.path.filter(({ id }) => id !== objective.id);
  const seeOnMap = () => go("/goals/map", { filter: { period: "all", branch: objective.id } });
  return (
    <header className={styles.head}>
      <div className={styles.way}>
        <TextLink onClick={() => go("/goals/tree")}>{t("goal_page.all")}</TextLink>
        {path.length > 0 && <span aria-hidden="true">›</span>}
        <PathSentence path={path} objective={objective.id} />
      </div>
      <div className={styles.titleLine}>
        <h1 title={title} data-testid="goal-title">
          {title}
        </h1>
        <StandingPill standing={standing} />
        <Pill tone="grey">{t(`goal_method.${objective.method}`)}</Pill>
        {objective.locked && (
          <Tooltip title={t("goal_page.agreed_hint")}>
            <span data-testid="goal-agreed">
              <Pill tone="tint">
                <LockOutlined /> {t("goal.is_agreed")}
              </Pill>
            </span>
          </Tooltip>
        )}
        <span className={styles.holder}>
          {whose} · {owner}
        </span>
        <div className={styles.actions}>
          <Button
            type="text"
            icon={<ApartmentOutlined />}
            data-testid="see-on-map"
            onClick={seeOnMap}
          >
            {t("goal_page.on_map")}
          </Button>
          {edit && (
            <Button icon={<EditOutlined />} data-testid="edit-goal" onClick={edit}>
              {t("goal_page.edit")}
            </Button>
          )}
          {isResult && page.may_check_in && (
            <Button type="primary" data-testid="say" onClick={onSay}>
              {t("goal_page.say")}
            </Button>
          )}
        </div>
      </div>
    </header>
  );
}
