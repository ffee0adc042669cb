import type { Field, FileColumn, FilePreview, Subject } from "../../../bindings";
import { FIELDS } from "../subjects";
import { fits, kindOf } from "./guess";

export type Columns = Partial<Record<Field, string>>;
export type MappingDraft = { subject: Subject; columns: Columns; name: string };

/** The fields that have a column. */
export function mappedFields(draft: MappingDraft): Field[] {
  return Object.keys(draft.columns) as Field[];
}

/** The recognised columns as a mapping from field to header, as far as the subject has such fields. */
export function recognisedColumns(columns: readonly FileColumn[], subject: Subject): Columns {
  const known = columns.filter(({ field }) => field && FIELDS[subject].includes(field));
  return Object.fromEntries(known.map((column) => [column.field as Field, column.header]));
}

/** What the editor begins with: what the shell recognised. */
export function begunDraft(file: FilePreview): MappingDraft {
  const { subject, columns } = file;
  return { subject, columns: recognisedColumns(columns, subject), name: file.mapping_name ?? "" };
}

/** The draft for another subject; what both have in common stays. */
export function asSubject(draft: MappingDraft, subject: Subject, file: FilePreview): MappingDraft {
  const kept = Object.entries(draft.columns).filter(([field]) =>
    FIELDS[subject].includes(field as Field),
  );
  const columns = { ...recognisedColumns(file.columns, subject), ...Object.fromEntries(kept) };
  return { ...draft, subject, columns };
}

/** The draft with one field read from a column, or from none. */
export function withColumn(
  draft: MappingDraft,
  field: Field,
  header: string | undefined,
): MappingDraft {
  const columns = { ...draft.columns };
  if (header === undefined) delete columns[field];
  else columns[field] = header;
  return { ...draft, columns };
}

export type Option = { header: string; samples: string[]; fits: boolean; used: boolean };

/** The columns a field could be read from: those whose cells look right first, taken ones last. */
export function optionsFor(
  field: Field,
  columns: readonly FileColumn[],
  draft: MappingDraft,
): Option[] {
  const taken = Object.entries(draft.columns).filter(([other]) => other !== field);
  const options = columns.map(({ header, samples }) => ({
    header,
    samples,
    fits: fits(field, kindOf(samples)),
    used: taken.some(([, used]) => used === header),
  }));
  const rank = (option: Option) => (option.fits ? 0 : 1) + (option.used ? 2 : 0);
  return options.sort((one, other) => rank(one) - rank(other));
}
