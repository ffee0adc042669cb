import { Checkbox } from "antd";
import type { Customer } from "../../bindings";
import type { Column } from "../DataTable";
import type { Chosen } from "./chosen";

/** The column in which customers are selected; a click in it opens nobody. */
export function selecting<Row>(
  chosen: Chosen,
  label: string,
  customerOf: (row: Row) => Customer,
): Column<Row> {
  return {
    key: "select",
    title: (
      <Checkbox
        checked={chosen.found}
        indeterminate={!chosen.found && chosen.count > 0}
        aria-label={label}
        data-testid="choose-found"
        onChange={chosen.found ? chosen.none : chosen.all}
      />
    ),
    width: "check",
    render: (row) => {
      const { id, name } = customerOf(row);
      return (
        // biome-ignore lint/a11y/noStaticElementInteractions: only keeps the click from the row
        // biome-ignore lint/a11y/useKeyWithClickEvents: the checkbox inside hears the keyboard
        <span onClick={(event) => event.stopPropagation()}>
          <Checkbox
            checked={chosen.has(id)}
            aria-label={`${label} ${name}`}
            data-testid="choose-row"
            onChange={() => chosen.toggle(id)}
          />
        </span>
      );
    },
  };
}
