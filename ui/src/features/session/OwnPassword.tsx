import { Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { TextField } from "../../components/Field";
import screen from "../../components/screen.module.css";
import { useChangeOwnPassword } from "./queries";

const SHORTEST_PASSWORD = 8;

/** Changes the signed-in person's own password. */
export default function OwnPassword({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const [old, setOld] = useState("");
  const [fresh, setFresh] = useState("");
  const [again, setAgain] = useState("");
  const change = useChangeOwnPassword();
  const differs = again !== "" && again !== fresh;
  const good = old !== "" && fresh.length >= SHORTEST_PASSWORD && fresh === again;
  return (
    <Modal
      open
      title={t("session.change_password")}
      okText={t("common.save")}
      cancelText={t("common.cancel")}
      okButtonProps={{ disabled: !good, loading: change.isPending }}
      onCancel={onClose}
      onOk={() => change.mutate({ old, fresh }, { onSuccess: onClose })}
    >
      <div className={screen.form}>
        <TextField
          password
          autoFocus
          label={t("session.old_password")}
          value={old}
          onChange={setOld}
        />
        <TextField
          password
          label={t("session.new_password")}
          value={fresh}
          onChange={setFresh}
          hint={t("session.password_rule", { count: SHORTEST_PASSWORD })}
        />
        <TextField
          password
          label={t("session.again")}
          value={again}
          onChange={setAgain}
          error={differs && t("session.differs")}
        />
      </div>
    </Modal>
  );
}
