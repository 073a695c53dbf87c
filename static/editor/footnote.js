// SPDX-License-Identifier: MPL-2.0
// A footnote is one sign in the text that carries its own words. It is written and changed in the editor's question
// field: from the toolbar, by clicking the sign, or with Enter when the sign is chosen with the arrow keys.
import { Node } from "django-prose-editor/editor"

export const footnote = (open) =>
  Node.create({
    name: "footnote",
    group: "inline",
    inline: true,
    atom: true,
    marks: "",
    addAttributes: () => ({ text: { default: "", rendered: false } }),
    parseHTML: () => [
      {
        tag: "span.footnote",
        getAttrs: (element) => {
          const text = element.textContent.replace(/\s+/g, " ").trim()
          return text ? { text } : false
        },
      },
    ],
    renderHTML: ({ node }) => ["span", { class: "footnote" }, node.attrs.text],
    renderText: ({ node }) => ` [${node.attrs.text}]`,
    addNodeView: () => ({ node, editor, getPos }) => {
      const dom = document.createElement("sup")
      dom.className = "footnote-mark"
      dom.setAttribute("role", "img")
      dom.setAttribute("aria-label", `Fodnote: ${node.attrs.text}`)
      dom.title = node.attrs.text
      dom.addEventListener("click", () => {
        editor.commands.setNodeSelection(getPos())
        open()
      })
      return { dom }
    },
    addKeyboardShortcuts() {
      return { Enter: () => this.editor.isActive("footnote") && open() }
    },
  })
