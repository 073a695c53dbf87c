// SPDX-License-Identifier: MPL-2.0
// The line above the grid that says what did not get saved, and what can be done about it.

import { name } from "./cells.js"
import { goTo } from "./moving.js"

const line = document.getElementById("gitter-status")
let isFailure = false

export function report(text, { login = false, again = null } = {}) {
  isFailure = true
  const parts = [text]
  if (login) parts.push(" ", loginLink())
  if (again) parts.push(" ", button("Prøv igen", again))
  show(parts)
}

export function clearStatus() {
  isFailure = false
  line.hidden = true
  line.replaceChildren()
}

// Refused cells, and others that wait for them to be mended.
export function reportWaiting(cells, unsaved) {
  if (isFailure) return
  if (!cells.length) return clearStatus()
  const waiting = unsaved - cells.length
  const first = cells.length === 1 ? `${name(cells[0])} er ikke gemt.` : `${cells.length} felter er ikke gemt.`
  const others = waiting ? ` ${waiting === 1 ? "Et felt mere" : `${waiting} andre felter`} gemmes sammen med det, når det er rettet.` : ""
  show([first + others, " ", button("Vis feltet", () => goTo(cells[0]))])
}

function show(parts) {
  line.replaceChildren(...parts)
  line.hidden = false
}

function button(text, act) {
  const made = document.createElement("button")
  made.type = "button"
  made.className = "link-button"
  made.textContent = text
  made.addEventListener("click", act)
  return made
}

function loginLink() {
  const link = document.createElement("a")
  link.href = document.querySelector("meta[name=login]").content
  link.textContent = "Log ind i et nyt vindue"
  link.target = "_blank"
  link.rel = "noopener"
  return link
}
