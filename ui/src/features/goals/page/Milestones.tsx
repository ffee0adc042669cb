import { CheckCircleFilled, ClockCircleOutlined, ExclamationCircleFilled } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import type { Milestone } from "../../../bindings";
import { NO_FIGURE, shortDay } from "../../../components/format";
import styles from "./result.module.css";

const LOOKS = {
  done: { tone: "green", icon: <CheckCircleFilled /> },
  late: { tone: "red", icon: <ExclamationCircleFilled /> },
  open: { tone: "grey", icon: <ClockCircleOutlined /> },
} as const;

export function stateOf({ due_on, done_on }: Milestone, today: string): keyof typeof LOOKS {
  if (done_on) return "done";
  return due_on && due_on < today ? "late" : "open";
}

type Props = { milestones: Milestone[]; today: string };

/** The steps of a key result that has no number: until when, and when they were done. */
export function Milestones({ milestones, today }: Props) {
  const { t } = useTranslation();
  return (
    <ol className={styles.milestones} data-testid="milestones">
      {milestones.map((step, at) => {
        const state = stateOf(step, today);
        const { tone, icon } = LOOKS[state];
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: two steps may have one title
          <li key={at} data-tone={tone} data-state={state}>
            {icon}
            <span title={step.title}>{step.title}</span>
            <small>
              {t("goal_page.due")} {step.due_on ? shortDay(step.due_on, today) : NO_FIGURE}
            </small>
            <b>
              {step.done_on
                ? t("goal_page.done_on", { day: shortDay(step.done_on, today) })
                : t(`goal_page.step_${state}`)}
            </b>
          </li>
        );
      })}
    </ol>
  );
}
