import { Button, Radio } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { SampleKind } from "../../bindings";
import styles from "./start.module.css";

const kinds: SampleKind[] = ["beauty", "convenience", "mother_baby"];

/** The sample chains: everything in them is invented. */
export function SampleChoice({ onStart }: { onStart: (kind: SampleKind) => void }) {
  const { t } = useTranslation();
  const [kind, setKind] = useState<SampleKind>("beauty");
  return (
    <section className={styles.choice}>
      <h2>{t("start.sample")}</h2>
      <p>{t("start.sample_text")}</p>
      <Radio.Group
        className={styles.kinds}
        value={kind}
        aria-label={t("start.sample_kind")}
        options={kinds.map((value) => ({ value, label: t(`sample.${value}`) }))}
        onChange={(event) => setKind(event.target.value)}
      />
      <Button size="large" type="primary" data-testid="start-sample" onClick={() => onStart(kind)}>
        {t("start.sample_button")}
      </Button>
    </section>
  );
}
