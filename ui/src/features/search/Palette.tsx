import {
  AimOutlined,
  FileTextOutlined,
  LineChartOutlined,
  RightSquareOutlined,
  ShopOutlined,
  ShoppingOutlined,
  TeamOutlined,
  UserOutlined,
} from "@ant-design/icons";
import { Input, Modal } from "antd";
import {
  type KeyboardEvent,
  type ReactNode,
  useDeferredValue,
  useEffect,
  useRef,
  useState,
} from "react";
import { useTranslation } from "react-i18next";
import type { SearchHit } from "../../bindings";
import { useDrawers, useGo } from "../../components/address";
import { useIsShown } from "../../components/modules";
import { Failed } from "../../components/Page";
import { useMay } from "../../components/session";
import { size } from "../../theme/tokens";
import { useSearch } from "./queries";
import styles from "./search.module.css";

export type Command = { key: string; title: string; detail?: string; run: () => void };
type Choice = Command & { kind: SearchHit["kind"] | "command" };
type Props = { commands: Command[]; onClose: () => void };

const ICONS: Record<Choice["kind"], ReactNode> = {
  order: <FileTextOutlined />,
  product: <ShoppingOutlined />,
  customer: <TeamOutlined />,
  store: <ShopOutlined />,
  employee: <UserOutlined />,
  metric: <LineChartOutlined />,
  goal: <AimOutlined />,
  command: <RightSquareOutlined />,
};

/** One field that finds things and runs commands; the arrow keys and Enter are enough. */
export default function Palette({ commands, onClose }: Props) {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const [at, setAt] = useState(0);
  const asked = useDeferredValue(text.trim());
  const { data: hits = [], error, isFetching } = useSearch(asked);
  const choices = useChoices(asked === "" ? [] : hits, commands, asked, isFetching);
  const list = useRef<HTMLDivElement>(null);
  const current = Math.min(at, choices.length - 1);
  useEffect(() => {
    list.current?.children[current]?.scrollIntoView({ block: "nearest" });
  }, [current]);

  const run = (choice: Choice | undefined) => {
    if (!choice) return;
    onClose();
    choice.run();
  };
  const pressed = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter") run(choices[current]);
    else if (event.key === "ArrowDown") setAt(Math.min(current + 1, choices.length - 1));
    else if (event.key === "ArrowUp") setAt(Math.max(current - 1, 0));
    else return;
    event.preventDefault();
  };
  return (
    <Modal
      open
      footer={null}
      closable={false}
      width={size.palette}
      onCancel={onClose}
      style={{ top: size.rail }}
      destroyOnHidden
      afterOpenChange={(open) => open && document.getElementById("palette-input")?.focus()}
    >
      <Input
        id="palette-input"
        autoFocus
        size="large"
        variant="borderless"
        value={text}
        placeholder={t("search.placeholder")}
        aria-label={t("search.placeholder")}
        role="combobox"
        aria-expanded
        aria-controls="palette-list"
        aria-activedescendant={choices[current] && `palette-${current}`}
        data-testid="search-input"
        onChange={(event) => {
          setText(event.target.value);
          setAt(0);
        }}
        onKeyDown={pressed}
      />
      {error && <Failed error={error} />}
      <div
        ref={list}
        id="palette-list"
        role="listbox"
        aria-label={t("search.results")}
        className={styles.list}
      >
        <ListItems choices={choices} current={current} onRun={run} />
      </div>
      {choices.length === 0 && !isFetching && <p className={styles.none}>{t("search.nothing")}</p>}
    </Modal>
  );
}

type ItemsProps = { choices: Choice[]; current: number; onRun: (choice: Choice) => void };

function ListItems({ choices, current, onRun }: ItemsProps) {
  const { t } = useTranslation();
  return choices.map((choice, index) => (
    <button
      key={`${choice.kind}-${choice.key}`}
      id={`palette-${index}`}
      type="button"
      role="option"
      tabIndex={-1}
      aria-selected={index === current}
      className={styles.choice}
      data-testid="search-hit"
      data-kind={choice.kind}
      onClick={() => onRun(choice)}
    >
      <span className={styles.kind}>
        {ICONS[choice.kind]} {t(`search.${choice.kind}`)}
      </span>
      <b>{choice.title}</b>
      <span className={styles.detail}>{choice.detail}</span>
    </button>
  ));
}

function useChoices(
  hits: SearchHit[],
  commands: Command[],
  text: string,
  isSearching: boolean,
): Choice[] {
  const { t } = useTranslation();
  const mayAdd = useMay("add_customer");
  const { open } = useDrawers();
  const go = useGo();
  const isShown = useIsShown();
  const place: Partial<Record<SearchHit["kind"], string>> = {
    customer: "/customers",
    metric: "/data/metrics",
    goal: "/goals/goal",
  };
  const show = ({ kind, id }: SearchHit) => {
    if (kind === "metric") go("/data/metrics", { filter: { code: id } });
    else if (kind === "goal") go("/goals/goal", { id });
    else open(kind, id);
  };
  const inSight = hits.filter(({ kind }) => isShown(place[kind] ?? "/"));
  const found = inSight.map((hit) => ({
    key: hit.id,
    kind: hit.kind,
    title: hit.title,
    detail: hit.detail,
    run: () => show(hit),
  }));
  const wanted = text.toLowerCase();
  const runnable = commands
    .filter(({ title, detail = "" }) => `${title} ${detail}`.toLowerCase().includes(wanted))
    .map((command) => ({ ...command, kind: "command" as const }));
  const isNobody = text !== "" && !isSearching && !hits.some((hit) => hit.kind === "customer");
  const added = {
    key: "new_customer",
    kind: "command" as const,
    title: t("new_customer.command", { text }),
    run: () => open("customer", `new:${text}`),
  };
  return [...found, ...runnable, ...(isNobody && mayAdd ? [added] : [])];
}
