// SPDX-License-Identifier: MPL-2.0
// Turns every `[data-editor]` on the page, and in whatever htmx swaps in, into an editor; ends it when it is swapped out.
import { RichText } from "editor/rich-text"

const SELECTOR = "[data-editor]"
const running = new Map()

function within(root) {
  const found = [...root.querySelectorAll(SELECTOR)]
  return root.matches?.(SELECTOR) ? [root, ...found] : found
}

function start(root) {
  for (const frame of within(root)) {
    if (!running.has(frame)) running.set(frame, new RichText(frame))
  }
}

function end(frame) {
  running.get(frame)?.destroy()
  running.delete(frame)
}

document.addEventListener("htmx:load", (event) => start(event.target))
document.addEventListener("htmx:beforeCleanupElement", (event) => {
  if (running.has(event.target)) end(event.target)
})
// htmx keeps a copy of the page for the back button: it must hold plain textareas, not half an editor
document.addEventListener("htmx:beforeHistorySave", () => {
  for (const frame of [...running.keys()]) end(frame)
  setTimeout(() => start(document.body))
})
start(document.body)
