// SPDX-License-Identifier: MPL-2.0
// What a text may consist of: the same as partnerskab/richtext stores, no more.
import {
  Bold, BulletList, Document, Dropcursor, Gapcursor, HardBreak, Heading, History, Italic, Link, ListItem, OrderedList,
  Paragraph, Table, TableCell, TableHeader, TableRow, Text,
} from "django-prose-editor/editor"
import { footnote } from "editor/footnote"

export const LINK = /^(https?:\/\/[^\s/]|mailto:[^\s@]+@[^\s@])/i

const LINES_AND_LISTS = "(paragraph | bulletList | orderedList)"

const PlainTable = Table.extend({
  // no column widths: the page decides them
  renderHTML: () => ["table", ["tbody", 0]],
  addKeyboardShortcuts() {
    // the last cell lets go of Tab, so that the keyboard can leave the table
    return {
      Tab: () => this.editor.commands.goToNextCell(),
      "Shift-Tab": () => this.editor.commands.goToPreviousCell(),
    }
  },
})

export function extensions({ openFootnote }) {
  return [
    Document, Paragraph, Text, HardBreak, Bold, Italic, History, Dropcursor, Gapcursor,
    Heading.configure({ levels: [3] }),
    BulletList, OrderedList,
    ListItem.extend({ content: `paragraph ${LINES_AND_LISTS}*` }),
    // words written after a link do not belong to it
    Link.extend({ exitable: false }).configure({
      openOnClick: false,
      autolink: false,
      defaultProtocol: "https",
      HTMLAttributes: { target: null, rel: null, class: null },
      isAllowedUri: (address) => LINK.test(address),
    }),
    PlainTable.configure({ resizable: false }),
    TableRow,
    TableHeader.extend({ content: `${LINES_AND_LISTS}+` }),
    TableCell.extend({ content: `${LINES_AND_LISTS}+` }),
    footnote(openFootnote),
  ]
}
