// SPDX-License-Identifier: MPL-2.0
// The row of tools: one stop for Tab, arrow keys between the tools, pressed and dimmed as the text under the cursor says.

const TOOLS = {
  bold: { run: (chain) => chain.toggleBold(), pressed: "bold" },
  italic: { run: (chain) => chain.toggleItalic(), pressed: "italic" },
  heading: { run: (chain) => chain.toggleHeading({ level: 3 }), pressed: "heading" },
  bullets: { run: (chain) => chain.toggleBulletList(), pressed: "bulletList" },
  numbers: { run: (chain) => chain.toggleOrderedList(), pressed: "orderedList" },
  link: { ask: "link", pressed: "link" },
  footnote: { ask: "footnote", pressed: "footnote" },
  table: { run: (chain) => chain.insertTable({ rows: 3, cols: 3, withHeaderRow: true }), off: (editor) => editor.isActive("table") },
  undo: { run: (chain) => chain.undo(), off: (editor) => !editor.can().undo() },
  redo: { run: (chain) => chain.redo(), off: (editor) => !editor.can().redo() },
  rowBefore: { run: (chain) => chain.addRowBefore() },
  rowAfter: { run: (chain) => chain.addRowAfter() },
  columnBefore: { run: (chain) => chain.addColumnBefore() },
  columnAfter: { run: (chain) => chain.addColumnAfter() },
  headerRow: { run: (chain) => chain.toggleHeaderRow() },
  deleteRow: { run: (chain) => chain.deleteRow() },
  deleteColumn: { run: (chain) => chain.deleteColumn() },
  deleteTable: { run: (chain) => chain.deleteTable() },
}

const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }

export class Toolbar {
  constructor(frame, editor, asking) {
    this.editor = editor
    this.asking = asking
    this.bar = frame.querySelector("[role=toolbar]")
    this.tableTools = this.bar.querySelector("[data-tools-for=table]")
    this.buttons = [...this.bar.querySelectorAll("[data-tool]")]
    this.listening = new AbortController()
    const { signal } = this.listening
    this.bar.addEventListener("click", (event) => this.#use(event.target.closest("[data-tool]")), { signal })
    this.bar.addEventListener("keydown", (event) => this.#key(event), { signal })
    this.bar.addEventListener("focusin", (event) => this.#stopAt(event.target.closest("[data-tool]")), { signal })
    // a press with the mouse must not take the selection away from the text
    this.bar.addEventListener("mousedown", (event) => event.preventDefault(), { signal })
    this.update = () => this.#show()
    editor.on("transaction", this.update)
    this.#stopAt(this.buttons[0])
    this.#show()
  }

  destroy() {
    this.listening.abort()
    this.editor.off("transaction", this.update)
  }

  focus() {
    this.bar.querySelector("[tabindex='0']").focus()
    return true
  }

  #use(button) {
    if (!button || button.getAttribute("aria-disabled") === "true") return
    const tool = TOOLS[button.dataset.tool]
    if (tool.ask) this.asking.open(tool.ask)
    else tool.run(this.editor.chain().focus()).run()
  }

  #key(event) {
    const shown = this.buttons.filter((button) => button.offsetParent)
    const at = shown.indexOf(document.activeElement)
    let next
    if (event.key in STEPS) next = shown.at((at + STEPS[event.key]) % shown.length)
    else if (event.key === "Home") next = shown[0]
    else if (event.key === "End") next = shown.at(-1)
    else if (event.key === "Escape") this.editor.commands.focus()
    else return
    event.preventDefault()
    next?.focus()
  }

  #stopAt(button) {
    if (!button) return
    for (const one of this.buttons) one.tabIndex = one === button ? 0 : -1
  }

  #show() {
    this.tableTools.hidden = !this.editor.isActive("table")
    for (const button of this.buttons) {
      const tool = TOOLS[button.dataset.tool]
      if (tool.pressed) button.setAttribute("aria-pressed", String(this.editor.isActive(tool.pressed)))
      if (tool.off) button.setAttribute("aria-disabled", String(tool.off(this.editor)))
    }
    if (this.tableTools.hidden && this.tableTools.querySelector("[tabindex='0']")) this.#stopAt(this.buttons[0])
  }
}
