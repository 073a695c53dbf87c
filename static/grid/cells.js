// SPDX-License-Identifier: MPL-2.0
// Where the cells of the grid stand, what they are called, and how they look. A cell that a save brings back is a new
// element, so nothing here keeps one: rows stay, and a cell is found by its row and column.

export const table = document.getElementById("gitter")
export const FIRST_YEAR = 2

const isSaid = (row) => row.classList.contains("refusal-row")

export function isPost(row) {
  return row.id.startsWith("r-")
}

export function isCell(element) {
  return Boolean(element?.classList?.contains("cell"))
}

// The rows that can be walked: all but the head, and what is said of a cell.
export function rows() {
  return [...table.rows].filter((row) => !isSaid(row) && row.parentElement !== table.tHead)
}

export function posts() {
  return rows().filter(isPost)
}

export function lastColumn() {
  return table.tHead.rows[0].cells.length - 1
}

// The foot's first cell is as wide as two, and a row of one cell is as wide as all.
export function column(cell) {
  return cell.cellIndex + (cell.cellIndex > 0 && isWide(cell.parentElement) ? 1 : 0)
}

export function cellAt(row, at) {
  if (row.cells.length === 1) return row.cells[0]
  const last = row.cells.length - 1
  return row.cells[Math.min(isWide(row) ? Math.max(at - 1, 0) : at, last)]
}

function isWide(row) {
  return row.cells[0].colSpan > 1
}

export function beside(row, step) {
  let at = row
  do at = table.rows[at.rowIndex + step]
  while (at && isSaid(at))
  return at && at.parentElement !== table.tHead ? at : null
}

export function year(cell) {
  return table.tHead.rows[0].cells[column(cell)].textContent.trim()
}

export function name(cell) {
  const { owner, post } = cell.parentElement.dataset
  return `${owner} · ${post} · ${year(cell)}`
}

export function byId(id) {
  return document.getElementById(id)
}

// What is saved, or what was typed and is not yet: `change` has the text, the note, and what became of it.
export function paint(cell, change) {
  const text = change?.text ?? cell.dataset.t
  const remark = change?.remark ?? cell.dataset.n ?? ""
  cell.classList.toggle("blank", !text)
  cell.classList.toggle("is-unsaved", Boolean(change))
  cell.classList.toggle("is-refused", Boolean(change?.refused))
  cell.classList.toggle("is-met", Boolean(change?.met))
  cell.classList.toggle("has-note", Boolean(remark))
  if (change?.refused) cell.setAttribute("aria-invalid", "true")
  else cell.removeAttribute("aria-invalid")
  if (said(cell)) cell.setAttribute("aria-describedby", said(cell).id)
  else cell.removeAttribute("aria-describedby")
  cell.replaceChildren(...content(text, remark, change))
}

function content(text, remark, change) {
  const parts = text ? [text === "-" ? "–" : text.replace(/^(ca\.|anslået) /, "$1\u00a0")] : [unseen("tomt")]
  if (change) parts.unshift(unseen("ikke gemt: "))
  if (remark) parts.push(unseen(`, note: ${remark}`))
  return parts
}

function unseen(text) {
  const span = document.createElement("span")
  span.className = "sr"
  span.textContent = text
  return span
}

// The row in which something is said of a cell.
export function said(cell) {
  return byId(cell.id.replace(/^c-/, "m-"))
}

export function announce(text) {
  document.dispatchEvent(new CustomEvent("announce", { detail: { text } }))
}
