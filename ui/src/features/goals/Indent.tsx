import { size } from "../../theme/tokens";

/** The room in front of a line of the tree. */
export function Indent({ depth }: { depth: number }) {
  return <span aria-hidden="true" style={{ flex: "none", width: depth * size.s5 }} />;
}
