import { ApartmentOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { lazy, Suspense, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useGo, useMergeAddress } from "../../../components/address";
import { useFilters } from "../../../components/filters";
import { count } from "../../../components/format";
import { Card, EmptyState, Failed, Loading, PageHead } from "../../../components/Page";
import screen from "../../../components/screen.module.css";
import { useSigned } from "../../../components/session";
import { hiddenBelow, trunkOf } from "./branch";
import { GoalList } from "./GoalList";
import { goalGraph, narrowed } from "./graph";
import { LeftOut } from "./LeftOut";
import { MapFilters } from "./MapFilters";
import { useGoalMap } from "./queries";
import { daysOf, narrowingOf, periodOf } from "./question";

const MapCanvas = lazy(() => import("./MapCanvas"));

/** 对齐地图: what supports what, and what hangs on what. */
export function MapPage() {
  const { t } = useTranslation();
  const { chain } = useSigned();
  const go = useGo();
  const merge = useMergeAddress();
  const [filters, change] = useFilters();
  const [sought, setSought] = useState<{ id: string; times: number } | null>(null);
  const { data, error } = useGoalMap(
    daysOf(periodOf(filters), chain.today),
    filters.branch ?? null,
  );
  const { level, standing } = filters;
  const shown = useMemo(
    () => data && narrowed(data, narrowingOf({ level: level ?? "", standing: standing ?? "" })),
    [data, level, standing],
  );
  const graph = useMemo(() => data && shown && goalGraph(shown, hiddenBelow(data)), [data, shown]);
  const open = (goal: string) => go("/goals/goal", { id: goal });
  // A step that the way back undoes. What narrows the map goes: all that was promised is to be seen.
  const seeBranch = (branch: string) => {
    const { period } = filters;
    setSought(null);
    merge({ filter: period ? { period, branch } : { branch } });
  };
  const isNarrowed = level !== undefined || standing !== undefined || filters.branch !== undefined;
  const marked = graph?.nodes.filter((node) => node.troubles.length > 0).length ?? 0;
  return (
    <div className={screen.screen} data-testid="goal-map-page">
      <PageHead
        title={t("goal_map.title")}
        about={
          graph &&
          t(marked > 0 ? "goal_map.about_marked" : "goal_map.about", {
            goals: count(shown?.rows.length),
            links: count(shown?.links.length),
            marked: count(marked),
          })
        }
      />
      {error && <Failed error={error} />}
      {!data && !error && <Loading />}
      {data && graph && (
        <>
          <MapFilters
            map={data}
            graph={graph}
            narrowing={narrowingOf(filters)}
            onSeek={(id) => setSought((now) => ({ id, times: (now?.times ?? 0) + 1 }))}
            onLeave={() => change({ branch: null })}
          />
          <LeftOut
            levels={data.left_out}
            isReached={graph.nodes.some(({ hidden }) => hidden > 0)}
          />
          <Card fill flush>
            {graph.nodes.length === 0 && (
              <EmptyState
                icon={<ApartmentOutlined />}
                title={t(isNarrowed ? "common.nothing_found" : "goal_map.empty")}
                text={t(isNarrowed ? "common.nothing_found_text" : "goal_map.empty_text")}
              >
                {isNarrowed ? (
                  <Button onClick={() => change({ level: null, standing: null, branch: null })}>
                    {t("goal_map.show_all")}
                  </Button>
                ) : (
                  <Button type="primary" onClick={() => go("/goals/tree")}>
                    {t("goal_map.to_tree")}
                  </Button>
                )}
              </EmptyState>
            )}
            {graph.nodes.length > 0 && (
              <>
                <GoalList graph={graph} onOpen={open} />
                <Suspense fallback={<Loading />}>
                  <MapCanvas
                    graph={graph}
                    sought={sought}
                    trunk={trunkOf(data)?.id ?? null}
                    onOpen={open}
                    onBranch={seeBranch}
                  />
                </Suspense>
              </>
            )}
          </Card>
        </>
      )}
    </div>
  );
}
