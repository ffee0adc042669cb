import { useQuery } from "@tanstack/react-query";
import type { Product, ProductFilter } from "../../bindings";
import { usePaged } from "../../components/pages";
import { about } from "../../components/topics";
import { useWrite } from "../../components/write";
import { ipc } from "../../ipc";

export const PRODUCT_KINDS = [
  "goods",
  "postage",
  "discount",
  "fee",
  "voucher",
  "sample",
  "manual",
  "adjustment",
] as const;

export function useProducts(filter: ProductFilter) {
  return usePaged(about(["products", "orders"], "products", filter), (page) =>
    ipc.listProducts(filter, page),
  );
}

export function useProduct(id: string) {
  return useQuery({
    queryKey: about(["products", "orders"], "product", id),
    queryFn: () => ipc.product(id),
  });
}

export function useProductNames(id: string) {
  return useQuery({
    queryKey: about(["products"], "product-names", id),
    queryFn: () => ipc.productNames(id),
  });
}

/** What is bought together with a product. */
export function useAlsoBought(id: string) {
  return useQuery({
    queryKey: about(["products", "orders"], "also-bought", id),
    queryFn: () => ipc.alsoBought(id),
  });
}

export function useForgetCode() {
  return useWrite((code: string) => ipc.setProductAlias(code, null), "product.parted");
}

export function useSaveProduct() {
  return useWrite((product: Product) => ipc.saveProduct(product), "product.saved");
}
