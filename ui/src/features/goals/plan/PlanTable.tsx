import { LockOutlined } from "@ant-design/icons";
import { InputNumber } from "antd";
import { useTranslation } from "react-i18next";
import type { GoalPlan } from "../../../bindings";
import { type Column, DataTable } from "../../../components/DataTable";
import { currencySign, grouped, NO_FIGURE } from "../../../components/format";
import { useFigures, useSigned } from "../../../components/session";
import styles from "./plan.module.css";
import { type StoreTarget, shareOf } from "./share";

type Props = {
  plan: GoalPlan;
  targets: StoreTarget[];
  digits: number;
  onChange: (typed: Record<string, string | null>) => void;
};

/** Every store with what it brought before and what it is to bring. */
export function PlanTable({ plan, targets, digits, onChange }: Props) {
  const { t } = useTranslation();
  const { chain } = useSigned();
  const figures = useFigures();
  const sign = plan.unit === "money" ? currencySign(chain.currency) : "";
  const share = (target: string | null) => {
    const of = shareOf(target, plan.aim);
    return of === null ? NO_FIGURE : `${of.toFixed(1)} %`;
  };
  const columns: Column<StoreTarget>[] = [
    {
      key: "store",
      title: t("plan.store"),
      width: "l",
      lead: true,
      render: ({ part }) => <span title={part.store_name}>{part.store_name}</span>,
    },
    {
      key: "owner",
      title: t("plan.owner"),
      width: "s",
      render: ({ part }) => <span title={part.owner_name}>{part.owner_name}</span>,
    },
    {
      key: "before",
      title: t("plan.before"),
      width: "m",
      align: "end",
      render: ({ part }) => figures.short(part.before, plan.unit),
    },
    {
      key: "target",
      title: t("plan.target"),
      width: "l",
      align: "end",
      render: ({ part, target }) =>
        part.locked ? (
          <span title={t("plan.agreed")} data-testid="plan-locked">
            <LockOutlined aria-label={t("plan.agreed")} /> {figures.short(target, plan.unit)}
          </span>
        ) : (
          // The arrow keys of the list are not those of the number.
          // biome-ignore lint/a11y/noStaticElementInteractions: it only keeps keys from the list
          <span className={styles.typed} onKeyDown={(event) => event.stopPropagation()}>
            <InputNumber<string>
              stringMode
              controls={false}
              keyboard={false}
              size="small"
              min="0"
              precision={digits}
              className={styles.target}
              value={target}
              prefix={sign || undefined}
              suffix={plan.unit === "percent" ? "%" : undefined}
              formatter={(value) => grouped(String(value ?? ""))}
              parser={(text) => (text ?? "").replace(/,/g, "")}
              aria-label={t("plan.target_of", { store: part.store_name })}
              data-testid="plan-target"
              onChange={(value) => onChange({ [part.store_id]: value === "" ? null : value })}
            />
          </span>
        ),
    },
    ...(plan.adds_up
      ? [
          {
            key: "share",
            title: t("plan.share"),
            width: "s" as const,
            align: "end" as const,
            render: ({ target }: StoreTarget) => share(target),
          },
        ]
      : []),
    {
      key: "planned",
      title: t("plan.planned"),
      width: "m",
      align: "end",
      render: ({ part }) => figures.short(part.planned, plan.unit),
    },
  ];
  return (
    <DataTable
      label={t("plan.title")}
      columns={columns}
      total={targets.length}
      row={(index) => targets[index]}
      rowKey={({ part }) => part.store_id}
      testId="plan-row"
      tall
    />
  );
}
