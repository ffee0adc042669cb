import { useTranslation } from "react-i18next";
import type { RoleInfo } from "../../bindings";
import { count, NO_FIGURE } from "../../components/format";
import { Card, Failed, Loading, PageHead } from "../../components/Page";
import screen from "../../components/screen.module.css";
import { useSigned } from "../../components/session";
import styles from "./org.module.css";
import { useRoles } from "./queries";

/** Which role may do what, and how far. */
export function RolesPage() {
  const { t } = useTranslation();
  const { data, error } = useRoles();
  return (
    <div className={screen.screen}>
      <PageHead title={t("settings.roles")} about={t("org.roles_about")} />
      {error && <Failed error={error} />}
      {!data && !error && <Loading />}
      {data && (
        <Card fill flush>
          <Matrix roles={data} />
        </Card>
      )}
    </div>
  );
}

function Matrix({ roles }: { roles: RoleInfo[] }) {
  const { t } = useTranslation();
  const { session } = useSigned();
  const operations = [
    ...new Set(roles.flatMap((role) => role.grants.map((grant) => grant.operation))),
  ];
  return (
    <div className={styles.matrixScroll}>
      <table className={styles.matrix} data-testid="role-matrix">
        <thead>
          <tr>
            <th scope="col">{t("field.employee.role")}</th>
            <th scope="col">{t("org.people_short")}</th>
            {operations.map((operation) => (
              <th key={operation} scope="col">
                {t(`operation.${operation}`, { defaultValue: operation })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {roles.map((role) => (
            <tr key={role.role} data-own={role.role === session.role || undefined}>
              <th scope="row">{t(`role.${role.role}`)}</th>
              <td>{count(role.people)}</td>
              {operations.map((operation) => {
                const reach = role.grants.find((grant) => grant.operation === operation)?.reach;
                return (
                  <td key={operation} data-reach={reach}>
                    {reach ? t(`reach.${reach}`) : NO_FIGURE}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
