import { useMemo, useState } from "react";
import type { RatingTask } from "../../../bindings";
import { useFilters } from "../../../components/filters";
import styles from "./marks.module.css";
import { PeopleToMark } from "./PeopleToMark";
import { PersonMarks } from "./PersonMarks";
import { byPerson, inOrder, isOpen, openFirst } from "./tasks";
import type { Drafts } from "./useDrafts";

/** People at the left, what is to be marked of one of them at the right. */
export function Marking({ tasks, drafts }: { tasks: RatingTask[]; drafts: Drafts }) {
  const [filters, change] = useFilters();
  const found = useMemo(() => byPerson(tasks), [tasks]);
  // Settled once: nobody jumps away from under the hand that marks them.
  const [order] = useState(() => openFirst(found));
  const people = useMemo(() => inOrder(found, order), [found, order]);
  const chosen = people.find(({ employee_id }) => employee_id === filters.person) ?? people[0];
  if (!chosen) return null;
  const at = people.indexOf(chosen);
  const next = [...people.slice(at + 1), ...people.slice(0, at)].find(isOpen) ?? null;
  return (
    <div className={styles.marking}>
      <PeopleToMark
        people={people}
        chosen={chosen}
        drafts={drafts}
        onChoose={(person) => change({ person })}
      />
      <PersonMarks
        key={chosen.employee_id}
        person={chosen}
        next={next}
        drafts={drafts}
        onNext={(person) => change({ person })}
      />
    </div>
  );
}
