// SPDX-License-Identifier: MPL-2.0
// Copying and pasting blocks, from and to spreadsheets.

import { announce, cellAt, isCell, lastColumn, posts, table } from "./cells.js"
import { isOpen, close } from "./editing.js"
import { activeCell, block, blockCells, chooseBlock, isBlock } from "./moving.js"
import { put, valueOf } from "./saving.js"
import { tell } from "./status.js"
import { parse, write } from "./tsv.js"

const isHere = () => table.contains(document.activeElement) && !document.activeElement.closest(".refusal-row")

function copied() {
  const { rows, left, right } = block()
  return rows.map((row) => {
    const cells = []
    for (let at = left; at <= right; at += 1) cells.push(cellAt(row, at))
    return cells.map((cell) => (isCell(cell) ? valueOf(cell) : shown(cell)))
  })
}

// A sum as it is read, without what only screen readers are told.
function shown(cell) {
  const text = cell.firstChild?.nodeType === Node.TEXT_NODE ? cell.firstChild.textContent : ""
  return text.replaceAll("\u00a0", " ").replace("–", "-").trim()
}

export function clear() {
  const cells = blockCells()
  put(cells.map((cell) => [cell, ""]), "ryddet")
}

function copy(event) {
  if (!isHere() || isOpen()) return
  event.preventDefault()
  const rows = copied()
  event.clipboardData.setData("text/plain", write(rows))
  const size = rows.length * rows[0].length
  announce(size === 1 ? "Feltet er kopieret." : `${size} felter er kopieret.`)
  if (event.type === "cut") clear()
}

function paste(event) {
  if (!isHere()) return
  const text = event.clipboardData.getData("text/plain")
  const rows = parse(text)
  const isOne = rows.length === 1 && rows[0].length === 1
  if (isOpen() && isOne) return
  event.preventDefault()
  if (isOpen()) close(false)
  if (isOne && isBlock()) return put(blockCells().map((cell) => [cell, rows[0][0]]), "indsat")
  place(rows)
}

// A block goes in from the upper left of what is chosen, post by post; sums in between are passed over.
function place(rows) {
  const { rows: inside, left, isSums } = block()
  const all = posts()
  const first = isSums ? -1 : all.indexOf(inside[0])
  if (first < 0 || activeCell().cellIndex < left) return tell("Vælg det felt, blokken skal begynde i, og indsæt igen.")
  const entries = []
  let beyond = 0
  rows.forEach((values, down) =>
    values.forEach((value, right) => {
      const row = all[first + down]
      if (row && left + right <= lastColumn()) entries.push([cellAt(row, left + right), value])
      else beyond += 1
    }),
  )
  put(entries, "indsat")
  chooseBlock(entries[0][0], entries.at(-1)[0])
  if (beyond) tell(`${beyond} af felterne er uden for tabellen og er ikke sat ind. De andre er.`)
}

document.addEventListener("copy", copy)
document.addEventListener("cut", copy)
document.addEventListener("paste", paste)
