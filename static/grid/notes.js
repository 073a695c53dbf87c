// SPDX-License-Identifier: MPL-2.0
// The note on a cell: a small window, saved as the cell itself is.

import { byId, isCell, name } from "./cells.js"
import { activeCell, goTo } from "./moving.js"
import { noteOf, put, valueOf } from "./saving.js"

const window_ = document.getElementById("note-vindue")
const text = document.getElementById("note-tekst")
const heading = document.getElementById("note-h")
let on = ""

export function openNote() {
  const cell = activeCell()
  if (!isCell(cell)) return
  on = cell.id
  heading.textContent = `Note til ${name(cell)}`
  text.value = noteOf(cell)
  window_.returnValue = ""
  window_.showModal()
  text.focus()
}

window_.addEventListener("close", () => {
  const cell = byId(on)
  if (window_.returnValue === "gem" && text.value.trim() !== noteOf(cell)) {
    put([[cell, valueOf(cell), text.value.trim()]])
  }
  goTo(byId(on))
})

document.getElementById("note").addEventListener("click", openNote)
