// SPDX-License-Identifier: MPL-2.0
// Blocks of cells as spreadsheets put them on the clipboard: tabs between cells, a line for each row, and quotes
// around a cell that holds a tab, a line break or a quote.

const EMPTY = /^\((?:blank|tom|tomme?)\)$/i

export function parse(text) {
  const rows = [[]]
  let at = 0
  const plain = text.replace(/\r\n?/g, "\n").replace(/\n$/, "")
  while (at <= plain.length) {
    const [value, end] = plain[at] === '"' ? quoted(plain, at) : bare(plain, at)
    rows.at(-1).push(EMPTY.test(value.trim()) ? "" : value.trim())
    if (plain[end] === "\n") rows.push([])
    at = end + 1
  }
  return rows
}

export function write(rows) {
  return rows.map((row) => row.map(wrap).join("\t")).join("\r\n")
}

function bare(text, start) {
  let end = start
  while (end < text.length && text[end] !== "\t" && text[end] !== "\n") end += 1
  return [text.slice(start, end), end]
}

// A cell that begins with a quote but never ends as a quoted one is taken as it stands.
function quoted(text, start) {
  let value = ""
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] !== '"') value += text[at]
    else if (text[at + 1] === '"') {
      value += '"'
      at += 1
    } else {
      const ends = at + 1 === text.length || text[at + 1] === "\t" || text[at + 1] === "\n"
      return ends ? [value, at + 1] : bare(text, start)
    }
  }
  return bare(text, start)
}

function wrap(value) {
  return /[\t\n"]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value
}
