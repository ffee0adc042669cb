import { useQuery } from "@tanstack/react-query";
import { Button, Select } from "antd";
import { useTranslation } from "react-i18next";
import type { GoalSlice } from "../../bindings";
import { EmployeeSelect } from "../../components/EmployeeSelect";
import { Field } from "../../components/Field";
import { addDays } from "../../components/format";
import { sliceWords } from "../../components/goalSlice";
import { ProductSelect } from "../../components/ProductSelect";
import screen from "../../components/screen.module.css";
import { useMay, useSigned } from "../../components/session";
import { about } from "../../components/topics";
import { ipc } from "../../ipc";
import styles from "./form.module.css";
import type { Names } from "./names";

type Props = {
  slice: GoalSlice;
  may: boolean;
  names: Names;
  onChange: (slice: GoalSlice) => void;
};

/** Whose number a key result reads: a place, a person, a category, a channel or a product. */
export function SliceFields({ slice, may, names, onChange }: Props) {
  const { t } = useTranslation();
  const change = (part: Partial<GoalSlice>) => onChange({ ...slice, ...part });
  const product = useProductName(slice.product_id ?? null);
  return (
    <>
      <div className={screen.pair}>
        <Field label={t("goal_slice.place")}>
          {(id) => <Place id={id} slice={slice} may={may} onChange={change} />}
        </Field>
        <Field label={t("goal_slice.employee")}>
          {() => (
            <EmployeeSelect
              allowClear
              label={t("goal_slice.employee")}
              placeholder={t("explore.any_employee")}
              value={slice.employee_id ?? null}
              name={names.of(slice.employee_id ?? null)}
              disabled={!may}
              onChange={(employee_id, name) => {
                names.learn(employee_id, name);
                change({ employee_id });
              }}
            />
          )}
        </Field>
      </div>
      <div className={screen.pair}>
        {(["category", "channel"] as const).map((by) => (
          <Field key={by} label={t(`goal_slice.${by}`)}>
            {(id) => (
              <Sold
                id={id}
                by={by}
                value={slice[by] ?? null}
                may={may}
                onChange={(value) => change({ [by]: value })}
              />
            )}
          </Field>
        ))}
      </div>
      <Field label={t("goal_slice.product")}>
        {() =>
          slice.product_id ? (
            <span className={styles.chosen}>
              {product}
              {may && (
                <Button type="text" size="small" onClick={() => change({ product_id: null })}>
                  {t("goal_slice.any_product")}
                </Button>
              )}
            </span>
          ) : (
            <ProductSelect
              label={t("goal_slice.product")}
              placeholder={t("explore.any_product")}
              asked={{ id: "", name: "" }}
              size="middle"
              disabled={!may}
              onChange={(product_id) => change({ product_id })}
            />
          )
        }
      </Field>
    </>
  );
}

type PlaceProps = {
  id: string;
  slice: GoalSlice;
  may: boolean;
  onChange: (part: Partial<GoalSlice>) => void;
};

function Place({ id, slice, may, onChange }: PlaceProps) {
  const { t } = useTranslation();
  const { session } = useSigned();
  const places = (kind: string, all: { id: string; name: string }[]) =>
    all.map((place) => ({ value: `${kind}:${place.id}`, label: place.name }));
  const options = [
    { value: "chain", label: t("goal_slice.everywhere") },
    { label: t("scope.regions"), options: places("region", session.regions) },
    { label: t("scope.stores"), options: places("store", session.stores) },
  ];
  const value = slice.store_id
    ? `store:${slice.store_id}`
    : slice.region_id
      ? `region:${slice.region_id}`
      : "chain";
  return (
    <Select
      id={id}
      showSearch={{ optionFilterProp: "label" }}
      disabled={!may}
      value={value}
      options={options}
      data-testid="result-place"
      onChange={(next: string) => {
        const [kind, chosen = null] = next.split(":");
        onChange({
          region_id: kind === "region" ? chosen : null,
          store_id: kind === "store" ? chosen : null,
        });
      }}
    />
  );
}

type SoldProps = {
  id: string;
  by: "category" | "channel";
  value: string | null;
  may: boolean;
  onChange: (value: string | null) => void;
};

const DAYS_BACK = 90;

/** A category or channel through which something was sold of late. */
function Sold({ id, by, value, may, onChange }: SoldProps) {
  const { t } = useTranslation();
  const { chain } = useSigned();
  const seesSales = useMay("view_sales");
  const slice = {
    region_id: null,
    store_id: null,
    employee_id: null,
    category: null,
    product_id: null,
    channel: null,
    from: addDays(chain.today, -DAYS_BACK),
    to: chain.today,
  };
  const { data } = useQuery({
    queryKey: about(["metrics", "orders"], "goal-sold-by", by, slice.from),
    queryFn: () => ipc.metricParts("gross_sales", slice, by),
    enabled: seesSales,
  });
  const parts = (data ?? []).filter((part) => part.key !== "");
  const options = parts.map((part) => ({ value: part.key, label: part.name }));
  if (value !== null && !options.some((option) => option.value === value))
    options.push({ value, label: value });
  return (
    <Select
      id={id}
      allowClear
      showSearch={{ optionFilterProp: "label" }}
      disabled={!may}
      placeholder={t(`explore.any_${by}`)}
      value={value}
      options={options}
      onChange={(next: string | undefined) => onChange(next ?? null)}
    />
  );
}

function useProductName(id: string | null): string {
  const { data } = useQuery({
    queryKey: about(["products"], "goal-product", id),
    queryFn: () => (id ? ipc.product(id) : null),
  });
  return data?.product.name ?? "";
}

/** Whose number, in a few words. */
export function useSliceWords(names: Names): (slice: GoalSlice) => string {
  const { t } = useTranslation();
  const { session } = useSigned();
  return (slice) => sliceWords(slice, session, names.of, t);
}
