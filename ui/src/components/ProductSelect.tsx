import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Select, type SelectProps } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Product } from "../bindings";
import { ipc } from "../ipc";
import { about } from "./topics";

type Props = {
  label: string;
  placeholder: string;
  onChange: (id: string) => void;
  /** the product that is asked about: one called like it is offered first, itself never */
  asked: Pick<Product, "id" | "name">;
  disabled?: boolean;
  size?: SelectProps["size"];
  className?: string;
  testId?: string;
};

const SHOWN = 20;

function useProductsLike(text: string, enabled: boolean) {
  return useQuery({
    queryKey: about(["products"], "product-choices", text),
    queryFn: () =>
      ipc.listProducts({ text, category: null, kind: null }, { offset: 0, limit: SHOWN }),
    enabled,
    placeholderData: keepPreviousData,
  });
}

/** One of the chain's products, found by code or name as one types. */
export function ProductSelect({ label, placeholder, onChange, asked, testId, ...look }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [text, setText] = useState("");
  const named = useProductsLike(asked.name, open && text === "" && asked.name !== "");
  const found = useProductsLike(text, open);
  const isFetching = named.isFetching || found.isFetching;
  const rows = [...(text === "" ? (named.data?.rows ?? []) : []), ...(found.data?.rows ?? [])];
  const products = new Map(rows.map(({ product }) => [product.id, product]));
  products.delete(asked.id);
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
      options={[...products.values()].map(({ id, name, code }) => ({
        value: id,
        label: name && name !== code ? `${name} · ${code}` : code,
      }))}
      onOpenChange={setOpen}
      onChange={(id: string | null) => id && onChange(id)}
    />
  );
}
