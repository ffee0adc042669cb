import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ipc } from "../ipc";
import { about } from "./topics";

type Props = {
  label: string;
  placeholder: string;
  onChange: (id: string) => void;
  /** the product that is asked about, which is no answer */
  without?: string;
  disabled?: boolean;
  className?: string;
  testId?: string;
};

const SHOWN = 20;

/** One of the chain's products, found by code or name as one types. */
export function ProductSelect({ label, placeholder, onChange, without, testId, ...look }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [text, setText] = useState("");
  const { data, isFetching } = useQuery({
    queryKey: about(["products"], "product-choices", text),
    queryFn: () =>
      ipc.listProducts({ text, category: null, kind: null }, { offset: 0, limit: SHOWN }),
    enabled: open,
    placeholderData: keepPreviousData,
  });
  const products = (data?.rows ?? []).map((row) => row.product);
  return (
    <Select
      size="small"
      {...look}
      value={null}
      placeholder={placeholder}
      aria-label={label}
      data-testid={testId}
      loading={open && isFetching}
      popupMatchSelectWidth={false}
      showSearch={{ filterOption: false, onSearch: setText }}
      notFoundContent={isFetching ? t("common.loading") : t("common.nothing_found")}
      options={products
        .filter(({ id }) => id !== without)
        .map(({ id, name, code }) => ({
          value: id,
          label: [name, code].filter(Boolean).join(" · "),
        }))}
      onOpenChange={setOpen}
      onChange={(id: string | null) => id && onChange(id)}
    />
  );
}
