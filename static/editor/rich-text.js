// SPDX-License-Identifier: MPL-2.0
// One editor: Tiptap (from django-prose-editor) on a textarea, which always holds the text as HTML.
import { Editor } from "django-prose-editor/editor"
import { Asking } from "editor/asking"
import { extensions } from "editor/extensions"
import { Toolbar } from "editor/toolbar"
import { cleanPasted } from "editor/word-paste"

export class RichText {
  #saved

  constructor(frame) {
    this.frame = frame
    this.textarea = frame.querySelector("textarea")
    const hadFocus = this.textarea.autofocus || document.activeElement === this.textarea
    this.editor = new Editor({
      element: frame.querySelector("[data-editor-place]"),
      extensions: extensions({ openFootnote: () => this.asking.open("footnote") }),
      content: this.textarea.value,
      injectCSS: false,
      editorProps: {
        attributes: this.#attributes(),
        transformPastedHTML: cleanPasted,
        handleKeyDown: (_view, event) => this.#key(event),
      },
      onUpdate: () => this.#keepTextarea(),
    })
    this.#saved = { html: this.editor.getHTML(), value: this.textarea.value }
    this.asking = new Asking(frame, this.editor)
    this.toolbar = new Toolbar(frame, this.editor, this.asking)
    this.#showEditor(true)
    this.onReset = () => setTimeout(() => this.#readTextarea())
    this.onTextareaSet = () => this.#readTextarea()
    this.textarea.form?.addEventListener("reset", this.onReset)
    this.textarea.addEventListener("editor:read", this.onTextareaSet)
    if (hadFocus) this.editor.commands.focus("end")
  }

  destroy() {
    this.textarea.form?.removeEventListener("reset", this.onReset)
    this.textarea.removeEventListener("editor:read", this.onTextareaSet)
    this.label?.removeEventListener("click", this.onLabel)
    this.toolbar.destroy()
    this.asking.destroy()
    this.editor.destroy()
    this.#showEditor(false)
  }

  #attributes() {
    const { id } = this.textarea
    const attributes = { id: `${id}-felt`, class: "page-text prose", role: "textbox", "aria-multiline": "true" }
    for (const name of ["aria-labelledby", "aria-describedby", "aria-invalid", "aria-required"]) {
      const value = this.textarea.getAttribute(name)
      if (value) attributes[name] = value
    }
    attributes["aria-labelledby"] ??= this.#labelId() ?? ""
    return attributes
  }

  // A label cannot belong to a contenteditable element, so it names it, and a click on it goes there.
  #labelId() {
    this.label = this.textarea.labels?.[0]
    if (!this.label) return undefined
    this.label.id ||= `${this.textarea.id}-navn`
    this.onLabel = () => this.editor.commands.focus()
    this.label.addEventListener("click", this.onLabel)
    return this.label.id
  }

  #showEditor(shown) {
    this.frame.querySelector("[role=toolbar]").hidden = !shown
    this.textarea.hidden = shown
  }

  #keepTextarea() {
    const html = this.editor.getHTML()
    if (html === this.#saved.html) this.textarea.value = this.#saved.value
    else this.textarea.value = this.editor.isEmpty ? "" : html
    this.textarea.dispatchEvent(new Event("input", { bubbles: true }))
  }

  #readTextarea() {
    this.editor.commands.setContent(this.textarea.value)
  }

  #key(event) {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      const form = this.textarea.form
      form?.requestSubmit(form.querySelector("button[type=submit]"))
      return true
    }
    if (event.key === "F10" && event.altKey) return this.toolbar.focus()
    if (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey)) return this.asking.open("link")
    return false
  }
}
