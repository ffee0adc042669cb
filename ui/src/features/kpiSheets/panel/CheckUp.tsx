import {
  BulbOutlined,
  CheckCircleOutlined,
  CloseCircleOutlined,
  WarningOutlined,
} from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import type { Finding, KpiContent, Severity } from "../../../bindings";
import { count } from "../../../components/format";
import { EmptyState, Failed, Loading } from "../../../components/Page";
import { useMetricName } from "../editor/useMetricName";
import { faultWords } from "./faults";
import { useNames } from "./names";
import styles from "./panel.module.css";

const SEVERITIES = ["error", "warning", "advice"] as const satisfies readonly Severity[];
const ICONS: Record<Severity, typeof WarningOutlined> = {
  error: CloseCircleOutlined,
  warning: WarningOutlined,
  advice: BulbOutlined,
};

type Props = {
  found: Finding[] | undefined;
  error: unknown;
  content: KpiContent;
  onShow: (key: string) => void;
};

/** What is wrong with the sheet or unwise, the worst first; a click shows where. */
export function CheckUp({ found, error, content, onShow }: Props) {
  const { t } = useTranslation();
  if (error) return <Failed error={error} />;
  if (!found) return <Loading />;
  if (found.length === 0)
    return (
      <EmptyState
        icon={<CheckCircleOutlined />}
        title={t("kpi_sheets.healthy")}
        text={t("kpi_sheets.healthy_text")}
      />
    );
  return (
    <div data-testid="check-up">
      {SEVERITIES.map((severity) => (
        <Findings
          key={severity}
          severity={severity}
          found={found.filter((one) => one.severity === severity)}
          content={content}
          onShow={onShow}
        />
      ))}
    </div>
  );
}

type ListProps = Omit<Props, "error" | "found"> & { severity: Severity; found: Finding[] };

function Findings({ severity, found, content, onShow }: ListProps) {
  const { t } = useTranslation();
  const metric = useMetricName();
  const name = useNames(content);
  if (found.length === 0) return null;
  const Icon = ICONS[severity];
  return (
    <section className={styles.findings} data-severity={severity}>
      <h3>
        {t(`kpi_sheets.severity.${severity}`)} <small>{count(found.length)}</small>
      </h3>
      <ul>
        {found.map(({ fault, key }) => {
          const sentence = faultWords(fault, t, metric);
          const where = key && name(key);
          return (
            <li
              key={`${fault.kind} ${key} ${sentence}`}
              data-testid="finding"
              data-kind={fault.kind}
            >
              <button type="button" disabled={!key} onClick={() => onShow(key)}>
                <Icon aria-label={t(`kpi_sheets.severity.${severity}`)} />
                <span>
                  {where && <b>{where}</b>}
                  {sentence}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
