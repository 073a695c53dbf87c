// SPDX-License-Identifier: MPL-2.0
// The grid of the plan's money, as people know it from a spreadsheet: keys and pointer.

import { announce, isCell, table } from "./cells.js"
import { clear } from "./clipboard.js"
import { close, edit, isOpen, tell, typed } from "./editing.js"
import { activeCell, goTo, inReadingOrder, isBlock, question, reached, start } from "./moving.js"
import { openNote } from "./notes.js"
import { takeBack, undo } from "./saving.js"

const undoButton = document.getElementById("fortryd")

function pressed(event) {
  if (event.target.closest(".refusal-row")) return
  if (isOpen()) return typed(event)
  if (event.altKey || event.isComposing) return
  if (event.key === "Tab") return tab(event)
  const next = reached(event)
  if (next) {
    event.preventDefault()
    return goTo(next, event.shiftKey)
  }
  if (event.key === "Escape") return leave(event)
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z") {
    event.preventDefault()
    return undo()
  }
  if (isCell(activeCell()) && !event.ctrlKey && !event.metaKey) typing(event)
}

function typing(event) {
  const cell = activeCell()
  if (event.key === "Delete") clear()
  else if (event.key === "F2" && event.shiftKey) openNote()
  else if (event.key === "Enter" || event.key === "F2") edit(cell, "in")
  else if (event.key === "Backspace") edit(cell, "over", "")
  else if (event.key.length === 1) return edit(cell, "over", "")
  else return
  event.preventDefault()
}

// Tab goes from amount to amount, and out of the grid after the last; a question about the cell comes before the next.
function tab(event) {
  const asked = event.shiftKey ? null : question(activeCell())
  const next = asked ?? inReadingOrder(event.shiftKey ? -1 : 1)
  if (!next) return
  event.preventDefault()
  if (asked) asked.focus()
  else goTo(next)
}

function leave(event) {
  event.preventDefault()
  const cell = activeCell()
  if (isCell(cell) && takeBack(cell)) {
    tell(cell)
    announce("Det gemte beløb står igen.")
  } else if (isBlock()) goTo(cell)
  else undoButton.focus()
}

table.addEventListener("keydown", pressed)

let isDragging = false

table.addEventListener("pointerdown", (event) => {
  const cell = event.target.closest("td.cell")
  if (!cell || event.button || event.target.matches("input")) return
  if (event.pointerType !== "mouse") return
  event.preventDefault()
  close(true)
  isDragging = true
  goTo(cell, event.shiftKey)
})
table.addEventListener("pointerover", (event) => {
  const cell = event.target.closest("td.cell")
  if (isDragging && cell && cell !== activeCell()) goTo(cell, true)
})
window.addEventListener("pointerup", () => {
  isDragging = false
})
table.addEventListener("dblclick", (event) => {
  const cell = event.target.closest("td.cell")
  if (cell && !isOpen()) edit(cell, "in")
})

// A finger opens what it points at.
table.addEventListener("click", (event) => {
  const cell = event.target.closest("td.cell")
  if (!cell || isOpen() || event.pointerType === "mouse" || !event.pointerType) return
  goTo(cell)
  edit(cell, "all")
})

undoButton.addEventListener("click", undo)
document.addEventListener("grid-chosen", ({ detail }) => goTo(document.getElementById(detail.id)))

// The head of the table stands below the line above it, however high that is.
const above = document.getElementById("gitter-top")
new ResizeObserver(() => {
  table.style.setProperty("--tools", `${above.offsetHeight}px`)
}).observe(above)

start()
tell(activeCell())
