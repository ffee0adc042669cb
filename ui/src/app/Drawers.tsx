import { lazy, Suspense } from "react";
import { openDetail, useAddress } from "../components/address";

const RowsDrawer = lazy(() =>
  import("../features/metrics").then((m) => ({ default: m.RowsDrawer })),
);
const OrderDrawer = lazy(() =>
  import("../features/orders").then((m) => ({ default: m.OrderDrawer })),
);
const ProductDrawer = lazy(() =>
  import("../features/products").then((m) => ({ default: m.ProductDrawer })),
);
const CustomerDrawer = lazy(() =>
  import("../features/customers").then((m) => ({ default: m.CustomerDrawer })),
);
const OwnMetricDrawer = lazy(() =>
  import("../features/metrics").then((m) => ({ default: m.OwnMetricDrawer })),
);
const GoalDrawer = lazy(() => import("../features/goals").then((m) => ({ default: m.GoalDrawer })));
const org = () => import("../features/org");
const StoreDrawer = lazy(() => org().then((m) => ({ default: m.StoreDrawer })));
const RegionDrawer = lazy(() => org().then((m) => ({ default: m.RegionDrawer })));
const DepartmentDrawer = lazy(() => org().then((m) => ({ default: m.DepartmentDrawer })));
const EmployeeDrawer = lazy(() => org().then((m) => ({ default: m.EmployeeDrawer })));

const StoreProfileDrawer = lazy(() =>
  import("../features/storeProfile").then((m) => ({ default: m.StoreProfileDrawer })),
);

const details = {
  order: OrderDrawer,
  product: ProductDrawer,
  customer: CustomerDrawer,
  store: StoreDrawer,
  region: RegionDrawer,
  department: DepartmentDrawer,
  employee: EmployeeDrawer,
  own_metric: OwnMetricDrawer,
  goal: GoalDrawer,
  store_profile: StoreProfileDrawer,
};

/** The drawers the address names: the rows behind a number, and one thing's page over them. */
export function Drawers() {
  const address = useAddress();
  const detail = openDetail(address);
  const Detail = detail && details[detail.kind];
  return (
    <Suspense fallback={null}>
      {address.rows && <RowsDrawer rows={address.rows} />}
      {detail && Detail && <Detail key={address.open} id={detail.id} />}
    </Suspense>
  );
}
