// SPDX-License-Identifier: MPL-2.0
// What was typed and is not saved yet, batch by batch: a cell alone, or a block that is saved whole or not at all. One
// batch is under way at a time. A batch with a refused cell waits until that is mended; one that did not come through
// is tried again. Nothing typed is ever taken away by an answer.

import { byId, paint, said, table, year } from "./cells.js"
import { choose } from "./moving.js"
import { clear, report, reportWaiting, tell } from "./status.js"

const unsaved = new Map()
const before = new Map()
let batches = []
let underWay = null
let retry = 0

export const changeOf = (cell) => unsaved.get(cell.id)
export const valueOf = (cell) => changeOf(cell)?.text ?? cell.dataset.t
export const noteOf = (cell) => changeOf(cell)?.remark ?? cell.dataset.n ?? ""
export const formerOf = (cell) => (unsaved.has(cell.id) ? cell.dataset.t : before.get(cell.id))
export const refusedCells = () => [...unsaved].filter(([, change]) => change.refused || change.met).map(([id]) => byId(id))

// Put text, or a note, in cells: [cell, text, remark]. `how` says in the history how a block came to be.
export function put(entries, how = "") {
  const batch = { ids: new Set(), how, failed: false }
  clear("told")
  for (const [cell, text, remark] of entries) {
    const standing = unsaved.get(cell.id)
    const change = { text: text.trim(), remark: remark ?? standing?.remark, batch: standing?.batch ?? batch }
    if (!standing && isSaved(cell, change)) continue
    removeSaid(cell)
    if (standing && isSaved(cell, change)) forget(cell)
    else {
      unsaved.set(cell.id, change)
      change.batch.ids.add(cell.id)
      change.batch.failed = false
      paint(cell, change)
    }
  }
  if (batch.ids.size) batches.push(batch)
  send()
}

function isSaved(cell, change) {
  return change.text === cell.dataset.t && (change.remark ?? cell.dataset.n ?? "") === (cell.dataset.n ?? "")
}

// Let what is saved stand again.
export function takeBack(cell) {
  if (!unsaved.has(cell.id)) return false
  removeSaid(cell)
  forget(cell)
  send()
  return true
}

function forget(cell) {
  const { batch } = unsaved.get(cell.id)
  unsaved.delete(cell.id)
  batch.ids.delete(cell.id)
  paint(cell)
}

function removeSaid(cell) {
  said(cell)?.remove()
}

const isHeld = (batch) => batch.failed || [...batch.ids].some((id) => unsaved.get(id).refused || unsaved.get(id).met)

function send() {
  batches = batches.filter((batch) => batch.ids.size)
  reportWaiting(refusedCells(), unsaved.size)
  if (underWay) return
  const batch = batches.find((one) => !isHeld(one))
  if (!batch) return
  const sent = [...batch.ids].map((id) => [id, unsaved.get(id)])
  underWay = { batch, sent: new Map(sent) }
  const cells = sent.map(([id, change]) => asSent(byId(id), change))
  ask(table.dataset.save, { cells: JSON.stringify(cells), how: batch.how })
}

function asSent(cell, { text, remark }) {
  const row = cell.parentElement.id.replace(/^r-/, "")
  return { line: row, year: Number(year(cell)), version: Number(cell.dataset.v), text, ...(remark !== undefined && { remark }) }
}

export function ask(address, values) {
  htmx.ajax("POST", address, { source: table, target: table, swap: "none", values }).catch(() => {})
}

export function undo() {
  if (underWay || unsaved.size) return tell("Gem eller slip de felter, der ikke er gemt, før du fortryder.")
  underWay = { batch: null, sent: new Map() }
  ask(table.dataset.undo, {})
}

// An answer brings cells back as they stand now. One that is being typed in, or holds something newer, keeps its text
// and learns the version only.
document.addEventListener("htmx:oobBeforeSwap", (event) => {
  const { target, fragment } = event.detail
  const incoming = fragment.firstElementChild
  if (!target.closest("#gitter") || !incoming?.matches("td")) return
  const sent = underWay?.sent.get(target.id)
  if (target.dataset.v !== undefined && target.dataset.t !== incoming.dataset.t) before.set(target.id, target.dataset.t)
  const isNewer = unsaved.has(target.id) && unsaved.get(target.id) !== sent
  if (isNewer || target.querySelector("input")) {
    event.preventDefault()
    learn(target, incoming.dataset)
    return
  }
  if (target.hasAttribute("tabindex")) incoming.tabIndex = target.tabIndex
})

function learn(cell, { v, t, n }) {
  cell.dataset.v = v
  cell.dataset.t = t
  if (n) cell.dataset.n = n
  else delete cell.dataset.n
}

document.addEventListener("htmx:afterRequest", ({ target, detail }) => {
  if (target !== table || !underWay) return
  const { batch, sent } = underWay
  const { status } = detail.xhr
  underWay = null
  if (status === 200) saved(batch, sent)
  else if (!batch) tell(explained(detail.xhr))
  else if (status === 422 || status === 409) refused(batch, sent, detail.xhr)
  else failed(batch, detail.xhr)
  choose()
  send()
  document.dispatchEvent(new CustomEvent("grid-answered", { detail: { status, isUndo: !batch } }))
})

function saved(batch, sent) {
  clear("failure")
  for (const [id, change] of sent) {
    if (unsaved.get(id) === change) unsaved.delete(id)
    if (!unsaved.has(id)) batch.ids.delete(id)
  }
  for (const one of batches) one.failed = false
}

// What is said of a cell stands beneath its row by now; where nothing is, the whole batch waits.
function refused(batch, sent, request) {
  let found = 0
  for (const [id, change] of sent) {
    const cell = byId(id)
    const message = said(cell)
    if (!message) continue
    found += 1
    if (unsaved.get(id) !== change) message.remove()
    else mark(cell, change, message)
  }
  if (!found) failed(batch, request)
}

function mark(cell, change, message) {
  message.cells[0].colSpan = table.tHead.rows[0].cells.length
  change.met = message.classList.contains("met")
  change.refused = !change.met
  if (change.met) learn(cell, message.dataset)
  paint(cell, change)
}

function failed(batch, request) {
  batch.failed = true
  report(explained(request), { login: request.status === 401, again: tryAgain })
  window.clearTimeout(retry)
  if (!request.status || request.status >= 500) retry = window.setTimeout(tryAgain, 15_000)
}

function explained({ status, responseText, getResponseHeader }) {
  if (!status) return "Der er ingen forbindelse til serveren. Det, du har skrevet, står i felterne og bliver forsøgt gemt igen."
  if (status === 401) return "Du er logget ud. Det, du har skrevet, står i felterne. Log ind i et nyt vindue, og prøv igen."
  if (status === 403) return `${responseText} Det, du har skrevet, er ikke gemt.`
  if (status === 409 || status === 422) return responseText
  return `Serveren kunne ikke svare (fejl ${status}). Det, du har skrevet, står i felterne og bliver forsøgt gemt igen.`
}

export function tryAgain() {
  for (const batch of batches) batch.failed = false
  clear("failure")
  send()
}

// "Behold mit" and "Brug det gemte" in what is said of a cell that somebody else has changed.
table.addEventListener("click", (event) => {
  const choice = event.target.closest("[data-keep]")
  if (!choice) return
  const cell = byId(choice.closest("tr").dataset.for)
  const change = unsaved.get(cell.id)
  if (choice.dataset.keep === "theirs") takeBack(cell)
  else {
    change.met = false
    removeSaid(cell)
    paint(cell, change)
    send()
  }
  document.dispatchEvent(new CustomEvent("grid-chosen", { detail: { id: cell.id } }))
})

window.addEventListener("online", tryAgain)
window.addEventListener("focus", () => batches.some((batch) => batch.failed) && tryAgain())
window.addEventListener("beforeunload", (event) => {
  if (unsaved.size) event.preventDefault()
})
