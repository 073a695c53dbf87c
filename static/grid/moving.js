// SPDX-License-Identifier: MPL-2.0
// Which cell is the active one, and which block is chosen. One stop for Tab in the whole grid: the active cell, or the
// link in it. A block reaches from where it began to the active cell, and holds the years only.

import { beside, cellAt, column, FIRST_YEAR, isCell, isPost, lastColumn, posts, rows, said, table } from "./cells.js"

let active = null
let anchor = null
let chosen = []
const listeners = []

export function onMove(listener) {
  listeners.push(listener)
}

export function start() {
  for (const link of table.querySelectorAll("a")) link.tabIndex = -1
  const now = table.tHead.querySelector(".year-now")
  const wanted = posts().find((row) => `#${row.id}` === location.hash)
  const row = wanted ?? posts()[0] ?? rows()[0]
  active = anchor = { row, at: now ? now.cellIndex : FIRST_YEAR }
  stop(activeCell(), 0)
  if (wanted) goTo(activeCell())
  table.addEventListener("focusin", (event) => {
    const cell = event.target.closest("td, th")
    if (cell && cell !== activeCell() && !cell.closest(".refusal-row, thead")) settle(cell)
  })
}

export function activeCell() {
  return cellAt(active.row, active.at)
}

export function goTo(cell, extend = false) {
  settle(cell, extend)
  const target = cell.querySelector("a") ?? cell
  if (document.activeElement !== target) target.focus({ preventScroll: true })
  if (isCell(cell)) said(cell)?.cells[0].scrollIntoView({ block: "nearest" })
  cell.scrollIntoView({ block: "nearest", inline: "nearest" })
}

function settle(cell, extend = false) {
  stop(activeCell(), -1)
  active = { row: cell.parentElement, at: column(cell) }
  stop(cell, 0)
  if (!extend) anchor = active
  choose()
  for (const listener of listeners) listener(cell)
}

function stop(cell, index) {
  const target = cell.querySelector("a") ?? cell
  target.tabIndex = index
}

// The rows and columns of the chosen block, sums left out: they follow from the posts and never take an amount.
export function block() {
  const all = rows()
  const [first, last] = [all.indexOf(anchor.row), all.indexOf(active.row)].sort((a, b) => a - b)
  const [left, right] = [anchor.at, active.at].map((at) => Math.max(at, FIRST_YEAR)).sort((a, b) => a - b)
  const inside = all.slice(first, last + 1)
  const own = inside.filter(isPost)
  return { rows: own.length ? own : inside, left, right, isSums: !own.length }
}

export function blockCells() {
  const { rows: inside, left, right, isSums } = block()
  if (isSums) return []
  return inside.flatMap((row) => [...row.cells].slice(left, right + 1)).filter(isCell)
}

export function choose() {
  for (const cell of chosen) cell.removeAttribute("aria-selected")
  const isOne = anchor.row === active.row && anchor.at === active.at
  const { rows: inside, left, right } = block()
  chosen = isOne ? [] : inside.flatMap((row) => range(left, right).map((at) => cellAt(row, at)))
  for (const cell of chosen) cell.setAttribute("aria-selected", "true")
}

export function chooseBlock(first, last) {
  anchor = { row: first.parentElement, at: column(first) }
  settle(last, true)
}

export function isBlock() {
  return chosen.length > 0
}

function range(from, to) {
  return Array.from({ length: to - from + 1 }, (_, at) => from + at)
}

const STEPS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }

// Where a key leads from the active cell; nothing where it is no such key, or the grid ends.
export function reached(event) {
  const { key, ctrlKey, metaKey, shiftKey } = event
  const wide = ctrlKey || metaKey
  const lowest = shiftKey ? FIRST_YEAR : 0
  if (key === "Home") return wide ? cellAt(rows()[0], lowest) : cellAt(active.row, lowest)
  if (key === "End") return cellAt(wide ? rows().at(-1) : active.row, lastColumn())
  if (key === "PageUp" || key === "PageDown") return cellAt(page(key === "PageUp" ? -1 : 1), active.at)
  const [down, right] = STEPS[key] ?? [0, 0]
  if (down) return wide ? edge(down) : at(beside(active.row, down), active.at)
  if (right && wide) return cellAt(active.row, right < 0 ? lowest : lastColumn())
  const next = active.at + right
  return right && next >= lowest && next <= lastColumn() ? sideways(right) : null
}

function at(row, place) {
  return row && cellAt(row, place)
}

function sideways(step) {
  let place = active.at + step
  const here = activeCell()
  while (cellAt(active.row, place) === here && place > 0) place += step
  return cellAt(active.row, place)
}

function edge(step) {
  const all = rows()
  return cellAt(step < 0 ? all[0] : all.at(-1), active.at)
}

function page(step) {
  const all = rows()
  const height = active.row.offsetHeight || 38
  const shown = Math.max(3, Math.floor((window.innerHeight - table.tFoot.offsetHeight - 150) / height))
  return all[Math.min(Math.max(all.indexOf(active.row) + step * shown, 0), all.length - 1)]
}

// The next post's cell: downwards for Enter, in reading order for Tab. Nothing past the last.
export function below(step) {
  let row = beside(active.row, step)
  while (row && !isPost(row)) row = beside(row, step)
  return row && cellAt(row, Math.max(active.at, FIRST_YEAR))
}

export function inReadingOrder(step) {
  const next = active.at + step
  if (isPost(active.row) && next >= FIRST_YEAR && next <= lastColumn()) return cellAt(active.row, next)
  if (isPost(active.row) && step > 0 && next < FIRST_YEAR) return cellAt(active.row, FIRST_YEAR)
  let row = beside(active.row, step)
  while (row && !isPost(row)) row = beside(row, step)
  return row && cellAt(row, step > 0 ? FIRST_YEAR : lastColumn())
}

export function question(cell) {
  return isCell(cell) ? said(cell)?.querySelector("button") : null
}
