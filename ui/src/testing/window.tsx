import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
} from "@tanstack/react-router";
import { act, render } from "@testing-library/react";
import { App as AntApp } from "antd";
import type { ReactNode } from "react";
import type { ChainInfo, Session } from "../bindings";
import { readSearch } from "../components/address";
import { type Device, DeviceContext } from "../components/device";
import { type Signed, SignedContext } from "../components/session";
import { ToastHost } from "../components/toast";

export const chain: ChainInfo = {
  id: "chain",
  name: "花间集",
  currency: "CNY",
  currency_digits: 2,
  time_zone: "Asia/Shanghai",
  sample: null,
  today: "2026-11-22",
  keep_id_numbers: false,
};

export const owner: Session = {
  employee_id: "owner",
  name: "王芳",
  role: "owner",
  region_id: null,
  store_id: null,
  grants: [],
  stores: [{ id: "xuhui", code: "S01", name: "徐汇店", region_id: null }],
  regions: [],
  whole_chain: true,
  own_only: false,
  auto_lock_minutes: 10,
  hidden_modules: [],
};

const device: Device = {
  settings: { language: "zh-CN", theme: "light", backup_folder: null },
  language: "zh-CN",
  mode: "light",
  save: () => undefined,
};

/** Draws one piece of a screen inside everything it relies on; answers its router. */
export async function open(piece: ReactNode, session: Session = owner) {
  const signed: Signed = { chain, session, language: "zh-CN" };
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const root = createRootRoute({ validateSearch: readSearch, component: () => piece });
  const here = createRoute({ getParentRoute: () => root, path: "/", component: () => null });
  const router = createRouter({
    routeTree: root.addChildren([here]),
    history: createMemoryHistory({ initialEntries: ["/"] }),
  });
  await router.load();
  await act(async () => {
    render(
      <QueryClientProvider client={client}>
        <DeviceContext value={device}>
          <SignedContext value={signed}>
            <AntApp>
              <RouterProvider router={router as never} />
            </AntApp>
            <ToastHost />
          </SignedContext>
        </DeviceContext>
      </QueryClientProvider>,
    );
  });
  return { router, client };
}
