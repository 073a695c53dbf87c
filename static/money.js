// SPDX-License-Identifier: MPL-2.0
// A money table open for editing. A cell is saved by the event "gem", sent when it is left or Enter is pressed and what
// stands in it is neither what is saved (data-stored) nor what was last sent (data-sent). Enter and the arrows move as
// in Excel, Esc takes the saved amount back. Nothing typed is lost when a part of the table is exchanged.

const UNIT = "#penge";
const CELL = "#penge input[name=amount]";
const cells = () => [...document.querySelectorAll(CELL)];
const unsaved = (cell) => cell.value.trim() !== cell.dataset.stored;

function save(cell) {
  if (!unsaved(cell)) settle(cell);
  if (!unsaved(cell) || cell.value === cell.dataset.sent) return;
  cell.dataset.sent = cell.value;
  htmx.trigger(cell, "gem");
}

// What was refused, or met another's amount, and is now as it is saved: what was said of it is no longer true.
function settle(cell) {
  const field = cell.closest(".is-refused, .is-met");
  if (field) htmx.ajax("get", cell.getAttribute("hx-post"), { source: cell, target: field, swap: "outerHTML" });
}

function beside(cell, step) {
  const rows = [...cell.closest("table").querySelectorAll("tr[data-line]")];
  const row = rows[rows.indexOf(cell.closest("tr")) + step];
  return row?.cells[cell.closest("td").cellIndex].querySelector("input");
}

document.addEventListener("focusin", (event) => {
  if (event.target.matches(CELL)) event.target.select();
});

document.addEventListener("focusout", (event) => {
  if (event.target.matches(CELL)) save(event.target);
});

document.addEventListener("keydown", (event) => {
  const cell = event.target;
  if (!cell.matches(CELL) || event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
  if (event.key === "Escape") {
    cell.value = cell.dataset.stored;
    cell.select();
    return;
  }
  const step = { ArrowUp: -1, ArrowDown: 1, Enter: event.shiftKey ? -1 : 1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const next = beside(cell, step);
  if (next) next.focus();
  else save(cell);
});

// "Fortryd" in a form of a post closes it and goes back to where it was opened.
document.addEventListener("click", (event) => {
  const back = event.target.closest(`${UNIT} [data-close]`)?.dataset.close;
  if (!back) return;
  event.target.closest("form").remove();
  document.getElementById(back)?.focus();
});

document.addEventListener("htmx:beforeRequest", (event) => {
  if (!event.target.matches("[data-done]")) return;
  const left = cells().find(unsaved);
  if (!left) return;
  event.preventDefault();
  left.focus();
  const text = `${left.getAttribute("aria-label")} er ikke gemt. Ret beløbet først, eller tryk Esc.`;
  document.dispatchEvent(new CustomEvent("announce", { detail: { text } }));
});

// What was typed after a cell was sent, or refused before the table was exchanged, goes into the new cell.
let kept = new Map();
let wanted = "";

document.addEventListener("htmx:beforeSwap", (event) => {
  const { target, requestConfig, shouldSwap } = event.detail;
  if (!shouldSwap || !target?.closest?.(UNIT)) return;
  const answered = target.classList.contains("field") ? target.querySelector("input") : null;
  const sent = requestConfig.parameters.amount;
  kept = new Map();
  for (const cell of answered ? [answered] : target.querySelectorAll("input[name=amount]")) {
    const isNew = answered ? requestConfig.verb === "post" && cell.value !== sent : unsaved(cell);
    if (isNew) kept.set(cell.id, cell.value);
  }
  wanted = requestConfig.elt.dataset.back ?? "";
});

document.addEventListener("htmx:afterSettle", (event) => {
  for (const [id, value] of kept) {
    const cell = document.getElementById(id);
    if (!cell) continue;
    cell.value = value;
    delete cell.dataset.sent;
    if (cell !== document.activeElement) save(cell);
  }
  kept = new Map();
  const elt = event.detail.elt;
  const asks = elt.matches?.("[data-focus]") ? elt : elt.querySelector?.(":scope > [data-focus]");
  document.getElementById(asks?.dataset.focus || wanted)?.focus();
  if (asks) delete asks.dataset.focus;
  wanted = "";
});

// A save that did not come through is tried again when the cell is left again, or another amount came through.
for (const name of ["htmx:responseError", "htmx:sendError"]) {
  document.addEventListener(name, (event) => {
    if (event.target.matches?.(CELL)) delete event.target.dataset.sent;
  });
}

document.addEventListener("htmx:afterSettle", (event) => {
  if (!event.detail.elt.closest?.(UNIT)) return;
  cells().filter((cell) => cell !== document.activeElement).forEach(save);
});
