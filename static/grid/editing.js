// SPDX-License-Identifier: MPL-2.0
// A cell opened for typing. "over" is typing over, where the arrows save and move on as in Excel; "in" is editing in
// the text, where they move within it.

import { byId, isCell, name, paint } from "./cells.js"
import { activeCell, below, goTo, inReadingOrder, onMove, reached } from "./moving.js"
import { changeOf, formerOf, noteOf, put, valueOf } from "./saving.js"

let open = null

export function isOpen() {
  return open !== null
}

export function edit(cell, mode, text = valueOf(cell)) {
  if (!isCell(cell) || open) return
  const input = document.createElement("input")
  Object.assign(input, { type: "text", value: text, maxLength: 200, autocomplete: "off", spellcheck: false })
  input.setAttribute("aria-label", name(cell).replaceAll(" · ", ", "))
  input.setAttribute("aria-describedby", "celle-var")
  input.setAttribute("autocapitalize", "off")
  input.enterKeyHint = "done"
  open = { id: cell.id, input, mode, from: valueOf(cell) }
  cell.classList.add("is-edit")
  cell.removeAttribute("tabindex")
  cell.append(input)
  input.focus()
  if (mode === "all") input.select()
  input.addEventListener("blur", () => close(true))
  tell(cell)
}

// Close the field; what was typed is put in the cell unless it is given up.
export function close(keep) {
  if (!open) return
  const { id, input, from } = open
  open = null
  const cell = byId(id)
  const typed = input.value
  input.remove()
  cell.classList.remove("is-edit")
  cell.tabIndex = cell === activeCell() ? 0 : -1
  paint(cell, changeOf(cell))
  if (keep && typed.trim() !== from) put([[cell, typed]])
  tell(cell)
}

function finish(cell, next) {
  close(true)
  goTo(next ?? cell)
}

export function typed(event) {
  const cell = byId(open.id)
  if (event.isComposing) return
  if (event.key === "Escape") {
    event.preventDefault()
    close(false)
    goTo(cell)
  } else if (event.key === "Enter") {
    event.preventDefault()
    finish(cell, below(event.shiftKey ? -1 : 1))
  } else if (event.key === "Tab") {
    const next = inReadingOrder(event.shiftKey ? -1 : 1)
    if (next) event.preventDefault()
    if (next) finish(cell, next)
  } else if (event.key === "F2") {
    event.preventDefault()
    open.mode = open.mode === "in" ? "over" : "in"
  } else if (open.mode === "over" && event.key.startsWith("Arrow")) {
    event.preventDefault()
    finish(cell, reached(event))
  }
}


const label = document.getElementById("celle-navn")
const was = document.getElementById("celle-var")
const remark = document.getElementById("celle-note")
const noteButton = document.getElementById("note")

// The line above the grid: the active cell's name, what stood there before, and its note.
export function tell(cell) {
  const isOne = isCell(cell)
  noteButton.disabled = !isOne
  label.textContent = isOne ? name(cell) : words(cell)
  const former = isOne ? (open ? cell.dataset.t : formerOf(cell)) : undefined
  was.textContent = former === undefined ? "" : `før ${former || "tomt"}`
  const note = isOne ? noteOf(cell) : ""
  remark.hidden = !note
  remark.textContent = note && `Note: ${note}`
}

function words(cell) {
  const heading = cell.parentElement.cells[0]
  return heading?.querySelector("a")?.textContent ?? heading?.textContent.trim() ?? ""
}

onMove(tell)
document.addEventListener("grid-answered", () => {
  if (!open) tell(activeCell())
})
