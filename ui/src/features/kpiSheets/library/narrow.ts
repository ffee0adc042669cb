import type { JobCard, LibraryEntry, Shelf, StagePack, Words } from "../../../bindings";

export const SHELVES = [
  "posts",
  "centres",
  "leaders",
  "methods",
  "medals",
] as const satisfies readonly Shelf[];

export type Wanted = {
  text: string;
  shelf: string | undefined;
  pack: StagePack | undefined;
  job: JobCard | undefined;
};

const both = (words: Words | null | undefined) => `${words?.zh ?? ""} ${words?.en ?? ""}`;

function textOf({ template }: LibraryEntry): string {
  const groups = template.groups ?? [];
  const items = groups.flatMap(({ items }) => items);
  const named = [template, ...groups, ...items].map(({ name }) => both(name));
  return [...named, both(template.post), both(template.about)].join(" ").toLowerCase();
}

/** The templates that a search, a shelf, a stage and a job leave. */
export function narrowed(library: LibraryEntry[], wanted: Wanted): LibraryEntry[] {
  const { shelf, pack, job } = wanted;
  const text = wanted.text.trim().toLowerCase();
  return library.filter((entry) => {
    const { template } = entry;
    return (
      (!shelf || template.shelf === shelf) &&
      (!pack || pack.templates.includes(template.code)) &&
      (!job || job.template === template.code) &&
      textOf(entry).includes(text)
    );
  });
}

/** The templates by where they stand, those of posts that people have first; empty shelves left out. */
export function shelved(library: LibraryEntry[]): { shelf: Shelf; entries: LibraryEntry[] }[] {
  return SHELVES.map((shelf) => ({
    shelf,
    entries: library
      .filter(({ template }) => (template.shelf ?? "posts") === shelf)
      .sort((one, other) => other.people - one.people),
  })).filter(({ entries }) => entries.length > 0);
}
