import type { LibraryEntry } from "../../../bindings";

const OFFERED = 3;

/** The templates for the posts that most people have; those of posts fill up what is missing. */
export function offered(library: LibraryEntry[]): LibraryEntry[] {
  const posts = library.filter(({ template }) => template.shelf === "posts");
  const peopled = library.filter(({ people }) => people > 0).sort((a, b) => b.people - a.people);
  return [...new Set([...peopled, ...posts, ...library])].slice(0, OFFERED);
}
