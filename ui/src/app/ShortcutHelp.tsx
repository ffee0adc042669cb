import { Modal } from "antd";
import { useTranslation } from "react-i18next";
import { isMac, modifier } from "./keys";
import styles from "./shell.module.css";

const alt = isMac ? "⌥" : "Alt";
const shortcuts: [string, string][] = [
  [`${modifier} K`, "search"],
  [`${modifier} I`, "import"],
  [`${modifier} Z`, "undo"],
  [`${alt} N`, "new_customer"],
  [`${alt} 1`, "today"],
  [`${alt} 2`, "goals"],
  [`${alt} 3`, "customers"],
  [`${alt} 4`, "data"],
  [`${alt} 5`, "settings"],
  ["↑ ↓", "walk"],
  ["Enter", "open"],
  ["Esc", "close"],
  [`${alt} L`, "lock"],
  ["?", "help"],
];

/** The keys for the daily actions. */
export default function ShortcutHelp({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal open title={t("shortcuts.title")} onCancel={onClose} footer={null}>
      <dl className={styles.shortcuts}>
        {shortcuts.map(([keys, name]) => (
          <div key={name}>
            <dt>{t(`shortcuts.${name}`)}</dt>
            <dd>
              {keys.split(" ").map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
