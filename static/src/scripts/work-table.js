// j and k move through the rows of a work table, Enter opens the row's first link, x selects the row.
import { isTyping, shortcutsAreOn } from "./shortcuts.js";

export function listenInWorkTables() {
  const table = document.querySelector("[data-app-work-table]");
  if (!table) {
    return;
  }
  document.addEventListener("keydown", (event) => {
    if (!shortcutsAreOn() || isTyping(event)) {
      return;
    }
    if (event.key === "j") {
      move(table, 1);
    } else if (event.key === "k") {
      move(table, -1);
    } else if (event.key === "x") {
      currentRow(table)?.querySelector("input[type=checkbox]")?.click();
    } else if (event.key === "Enter" && document.activeElement.matches("input[type=checkbox]")) {
      openRow(event, currentRow(table));
    }
  });
}

function rowsOf(table) {
  return [...table.tBodies[0].rows];
}

function currentRow(table) {
  return document.activeElement.closest("tr") ?? table.querySelector(".app-row--current");
}

function move(table, step) {
  const rows = rowsOf(table);
  const here = rows.indexOf(currentRow(table));
  const next = here < 0 ? 0 : Math.min(Math.max(here + step, 0), rows.length - 1);
  rows.forEach((row, index) => row.classList.toggle("app-row--current", index === next));
  (rows[next]?.querySelector("a[href]") ?? rows[next]?.querySelector("input"))?.focus();
}

function openRow(event, row) {
  const link = row?.querySelector("a[href]");
  if (link) {
    event.preventDefault();
    link.click();
  }
}
