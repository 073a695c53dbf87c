// SPDX-License-Identifier: MPL-2.0
// The small field under the toolbar that asks for a link's address or a footnote's text.
import { LINK } from "editor/extensions"

const KINDS = {
  link: {
    now: (editor) => editor.getAttributes("link").href ?? "",
    set(editor, typed) {
      const href = asAddress(typed)
      if (!href) return false
      const chain = editor.chain().focus().extendMarkRange("link")
      if (editor.state.selection.empty && !editor.isActive("link")) {
        chain.insertContent({ type: "text", text: typed, marks: [{ type: "link", attrs: { href } }] }).run()
      } else chain.setLink({ href }).run()
      return true
    },
    remove: (editor) => editor.chain().focus().extendMarkRange("link").unsetLink().run(),
  },
  footnote: {
    now: (editor) => editor.getAttributes("footnote").text ?? "",
    set(editor, typed) {
      if (!typed) return false
      const { to } = editor.state.selection
      const chain = editor.chain().focus()
      if (editor.isActive("footnote")) chain.updateAttributes("footnote", { text: typed }).setTextSelection(to).run()
      else chain.insertContentAt(to, { type: "footnote", attrs: { text: typed } }).run()
      return true
    },
    remove: (editor) => editor.chain().focus().deleteSelection().run(),
  },
}

function asAddress(typed) {
  if (LINK.test(typed)) return typed
  if (/^[^\s@:/]+@[^\s@]+\.[^\s@]+$/.test(typed)) return `mailto:${typed}`
  return /^[^\s:/]+\.[^\s:/]{2,}(\/\S*)?$/.test(typed) ? `https://${typed}` : ""
}

export class Asking {
  constructor(frame, editor) {
    this.editor = editor
    this.panels = new Map()
    this.listening = new AbortController()
    for (const panel of frame.querySelectorAll("[data-ask]")) {
      this.panels.set(panel.dataset.ask, panel)
      this.#listen(panel)
    }
  }

  destroy() {
    this.listening.abort()
    this.close()
  }

  open(kind) {
    this.close()
    const panel = this.panels.get(kind)
    const now = KINDS[kind].now(this.editor)
    const input = panel.querySelector("input")
    input.value = now
    panel.querySelector("[data-ask-remove]").hidden = !now
    panel.hidden = false
    input.focus()
    input.select()
    return true
  }

  close() {
    for (const panel of this.panels.values()) {
      panel.hidden = true
      this.#refuse(panel, false)
    }
  }

  #listen(panel) {
    const { signal } = this.listening
    const kind = KINDS[panel.dataset.ask]
    const input = panel.querySelector("input")
    const done = () => {
      this.close()
      this.editor.commands.focus()
    }
    const set = () => (kind.set(this.editor, input.value.trim()) ? this.close() : this.#refuse(panel, true))
    // these keys and words are the panel's own: the form around it must neither be sent nor count them as its text
    input.addEventListener("input", (event) => event.stopPropagation(), { signal })
    panel.addEventListener(
      "keydown",
      (event) => {
        if (event.key === "Escape") done()
        else if (event.key === "Enter" && event.target === input) set()
        else return
        event.preventDefault()
        event.stopPropagation()
      },
      { signal },
    )
    panel.querySelector("[data-ask-set]").addEventListener("click", set, { signal })
    panel.querySelector("[data-ask-close]").addEventListener("click", done, { signal })
    panel.querySelector("[data-ask-remove]").addEventListener(
      "click",
      () => {
        kind.remove(this.editor)
        this.close()
      },
      { signal },
    )
  }

  #refuse(panel, refused) {
    const input = panel.querySelector("input")
    panel.querySelector("[data-ask-refusal]").hidden = !refused
    if (!refused) return input.removeAttribute("aria-invalid")
    input.setAttribute("aria-invalid", "true")
    input.focus()
  }
}
