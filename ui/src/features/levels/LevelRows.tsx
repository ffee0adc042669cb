import { DeleteOutlined } from "@ant-design/icons";
import { Button, Input, InputNumber } from "antd";
import { useTranslation } from "react-i18next";
import type { LevelCount, LevelRule } from "../../bindings";
import { useGo } from "../../components/address";
import { count, NO_FIGURE } from "../../components/format";
import { TextLink } from "../../components/TextLink";
import styles from "./levels.module.css";

type Props = {
  levels: LevelRule[];
  counts: LevelCount[];
  may: boolean;
  onChange: (levels: LevelRule[]) => void;
};

const MOST = 1_000_000_000;

/** The levels, the lowest first, with how many have each now. */
export function LevelRows({ levels, counts, may, onChange }: Props) {
  const { t } = useTranslation();
  const set = (at: number, change: Partial<LevelRule>) =>
    onChange(levels.map((level, index) => (index === at ? { ...level, ...change } : level)));
  const others = counts.filter(({ level }) => !levels.some(({ name }) => name === level));
  return (
    <>
      <ul className={styles.levels}>
        <li className={styles.heads} aria-hidden="true">
          <span>{t("level.name")}</span>
          <span>{t("level.limit")}</span>
          <span>{t("level.benefits")}</span>
          <span>{t("level.people")}</span>
          <span />
        </li>
        {levels.map((level, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a level being named has nothing else of its own
          <li key={at} data-testid="level-row">
            <Input
              value={level.name}
              disabled={!may}
              aria-label={t("level.name")}
              data-testid="level-name"
              onChange={(event) => set(at, { name: event.target.value })}
            />
            <InputNumber
              min={0}
              max={MOST}
              precision={0}
              controls={false}
              disabled={!may}
              value={level.spent_at_least}
              aria-label={t("level.limit")}
              data-testid="level-limit"
              onChange={(limit) => set(at, { spent_at_least: limit ?? 0 })}
            />
            <Input
              value={level.benefits}
              disabled={!may}
              placeholder={t("level.benefits_hint")}
              aria-label={t("level.benefits")}
              data-testid="level-benefits"
              onChange={(event) => set(at, { benefits: event.target.value })}
            />
            <People level={level.name} counts={counts} />
            <Button
              type="text"
              icon={<DeleteOutlined />}
              disabled={!may}
              aria-label={t("level.remove", { name: level.name })}
              onClick={() => onChange(levels.filter((_, index) => index !== at))}
            />
          </li>
        ))}
      </ul>
      {others.length > 0 && (
        <p className={styles.others} data-testid="levels-others">
          {t("level.told")}
          {others.map(({ level }) => (
            <span key={level}>
              {level} <People level={level} counts={counts} />
            </span>
          ))}
        </p>
      )}
    </>
  );
}

function People({ level, counts }: { level: string; counts: LevelCount[] }) {
  const { t } = useTranslation();
  const go = useGo();
  const found = counts.find((one) => one.level === level);
  if (!found) return <span className={styles.none}>{NO_FIGURE}</span>;
  return (
    <TextLink onClick={() => go("/customers/list", { filter: { level } })}>
      {t("segment.people", { total: count(found.customers) })}
    </TextLink>
  );
}
