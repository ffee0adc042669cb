import type { QueryClient, QueryKey } from "@tanstack/react-query";
import type { Topic } from "../bindings";

/** A query key that starts with the topics whose change makes the answer old. */
export function about(topics: Topic[], ...rest: readonly unknown[]): QueryKey {
  return [topics, ...rest];
}

/** Refreshes exactly the queries that read one of the changed topics. */
export function refresh(client: QueryClient, changed: readonly Topic[]): Promise<void> {
  return client.invalidateQueries({
    predicate: ({ queryKey }) => {
      const topics = queryKey[0];
      return Array.isArray(topics) && topics.some((topic) => changed.includes(topic as Topic));
    },
  });
}
