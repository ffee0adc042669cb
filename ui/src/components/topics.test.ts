import { QueryClient } from "@tanstack/react-query";
import { expect, it } from "vitest";
import { about, refresh } from "./topics";

it("one change refreshes exactly the queries that read its topic", async () => {
  const client = new QueryClient();
  const orders = about(["orders", "customers"], "orders");
  const products = about(["products"], "products");
  client.setQueryData(orders, 1);
  client.setQueryData(products, 1);
  await refresh(client, ["orders"]);
  expect(client.getQueryState(orders)?.isInvalidated).toBe(true);
  expect(client.getQueryState(products)?.isInvalidated).toBe(false);
});
