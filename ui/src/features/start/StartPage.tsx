import { Button, Progress } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { AppState, ImportProgress, SampleKind } from "../../bindings";
import { useDevice } from "../../components/device";
import { Failed } from "../../components/Page";
import { useWindowReady } from "../../components/ready";
import { MARK, SWITCH_TO } from "../../i18n/names";
import { onImportProgress } from "../../ipc";
import { OwnChainForm } from "./OwnChainForm";
import { useStartSample } from "./queries";
import { SampleChoice } from "./SampleChoice";
import styles from "./start.module.css";

type Props = { onReady: (state: AppState) => void; onOwnReady: () => void };

/** First run: look around in a sample chain, or begin one's own. */
export default function StartPage({ onReady, onOwnReady }: Props) {
  const { t } = useTranslation();
  const { language, save } = useDevice();
  useWindowReady(true);
  const [own, setOwn] = useState(false);
  const sample = useStartSample(onReady);
  const start = (kind: SampleKind) => sample.mutate(kind);
  const ready = (state: AppState) => {
    onOwnReady();
    onReady(state);
  };
  return (
    <main className={styles.page} data-testid="start-page">
      <header className={styles.head}>
        <span className={styles.logo} aria-hidden="true">
          {MARK}
        </span>
        <h1>{t("start.title")}</h1>
        <p>{t("start.text")}</p>
        <Button
          type="text"
          className={styles.language}
          data-testid="lang-switch"
          aria-label={t("device.switch_language")}
          onClick={() => save({ language: language === "en" ? "zh-CN" : "en" })}
        >
          {SWITCH_TO[language]}
        </Button>
      </header>
      {sample.isPending && <Making />}
      {!sample.isPending && own && <OwnChainForm onBack={() => setOwn(false)} onReady={ready} />}
      {!sample.isPending && !own && (
        <div className={styles.choices}>
          <SampleChoice onStart={start} />
          <section className={styles.choice}>
            <h2>{t("start.own")}</h2>
            <p>{t("start.own_text")}</p>
            <ul className={styles.steps}>
              {["name", "stores", "file"].map((step) => (
                <li key={step}>{t(`start.step_${step}`)}</li>
              ))}
            </ul>
            <Button size="large" data-testid="start-own" onClick={() => setOwn(true)}>
              {t("start.own_button")}
            </Button>
          </section>
        </div>
      )}
      {sample.error && <Failed error={sample.error} />}
    </main>
  );
}

function Making() {
  const { t } = useTranslation();
  const [progress, setProgress] = useState<ImportProgress | null>(null);
  useEffect(() => onImportProgress(setProgress), []);
  const percent = progress?.total ? Math.floor((progress.done / progress.total) * 100) : 0;
  return (
    <section className={styles.making} data-testid="start-progress" aria-live="polite">
      <Progress percent={percent} status="active" showInfo={percent > 0} />
      <p>{t(progress ? `import.step_${progress.step}` : "start.making")}</p>
      <p>{t("start.making_text")}</p>
    </section>
  );
}
