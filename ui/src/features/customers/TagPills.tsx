import type { Tag } from "../../bindings";
import { Pill } from "../../components/Page";
import { TAG_TONE } from "./care";

/** The tags of somebody, side by side. */
export function TagPills({ tags }: { tags: Tag[] }) {
  return tags.map((tag) => (
    <Pill key={tag.id} tone={TAG_TONE[tag.colour]}>
      {tag.name}
    </Pill>
  ));
}
