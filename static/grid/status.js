// SPDX-License-Identifier: MPL-2.0
// The line above the grid that says what did not get saved, and what can be done about it.

import { name } from "./cells.js"
import { goTo } from "./moving.js"

const line = document.getElementById("gitter-status")
let kind = ""

// A save that did not come through; it stands until one does.
export function report(text, { login = false, again = null } = {}) {
  const parts = [text]
  if (login) parts.push(" ", loginLink())
  if (again) parts.push(" ", button("Prøv igen", again))
  show("failure", parts)
}

// Something to know, until the next amount is put in.
export function tell(text) {
  show("told", [text])
}

// Refused cells, and others that wait for them to be mended.
export function reportWaiting(cells, unsaved) {
  if (kind === "failure") return
  if (!cells.length) return clear("waiting")
  const waiting = unsaved - cells.length
  const first = cells.length === 1 ? `${name(cells[0])} er ikke gemt.` : `${cells.length} felter er ikke gemt.`
  const others = waiting ? ` ${waiting === 1 ? "Et felt mere" : `${waiting} andre felter`} bliver gemt, når det er rettet.` : ""
  show("waiting", [first + others, " ", button("Vis feltet", () => goTo(cells[0]))])
}

export function clear(which) {
  if (kind !== which) return
  kind = ""
  line.hidden = true
  line.replaceChildren()
}

// What stands there already is not said once more.
function show(which, parts) {
  const text = parts.map((part) => part.textContent ?? part).join("")
  const isSaid = kind === which && line.textContent === text && which !== "told"
  kind = which
  line.hidden = false
  if (!isSaid) line.replaceChildren(...parts)
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
