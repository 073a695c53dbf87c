// SPDX-License-Identifier: MPL-2.0
// Pasted HTML put in the shapes a text may have. Word draws its lists as paragraphs with a mark in front, keeps footnotes
// in a list at the end, and leaves comments in; Google Docs writes bold as a style. What no shape fits, the editor drops.

const STYLE_LIST = /mso-list:\s*(\w+)\s+level(\d+)/i
const ORDERED = /^\(?(\d+|[a-zæøå]|[ivxlc]+)[.)]/i
const DEEPEST_LIST = 4
const UNSEEN = [
  "script", "xml", "meta", "link", "title", "template", "svg", "math", "iframe", "object", "del", "img", "hr",
  ".MsoCommentReference", "[style*='mso-element:comment']", "[style*='mso-special-character:comment']",
  "[style*='display:none']", "[style*='mso-hide:all']",
]

/** Pasted HTML as the editor may take it; what was copied from an editor comes through untouched. */
export function cleanPasted(html) {
  if (html.includes("data-pm-slice")) return html
  const page = new DOMParser().parseFromString(withoutCode(html), "text/html")
  moveFootnotes(page)
  page.querySelectorAll(UNSEEN.join()).forEach((element) => element.remove())
  paragraphsToLists(page)
  headings(page)
  looks(page)
  dropEmptyParagraphs(page)
  return withoutStyles(page.body)
}

// Style sheets and handlers of events go before parsing: the page's policy complains of them even in a document that
// nobody sees. What this misses does no harm; it is dropped by the editor.
function withoutCode(html) {
  return html
    .replace(/<style\b[^]*?<\/style>/gi, "")
    .replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/\son\w+\s*=\s*("[^"]*"|'[^']*'|[^\s>]+)/gi, ""))
}

// --- footnotes: the note's words go where its mark stands ------------------------------------------------------------

function moveFootnotes(page) {
  const used = new Set()
  for (const mark of page.querySelectorAll("a[href*='#_ftn'], a[href*='#_edn']")) {
    const name = mark.getAttribute("href").split("#")[1]
    if (/^_(ftn|edn)ref/.test(name)) continue
    const note = noteBody(page, name)
    const outer = mark.closest("sup") ?? mark
    if (!note) {
      outer.remove()
      continue
    }
    used.add(note)
    const footnote = page.createElement("span")
    footnote.className = "footnote"
    footnote.textContent = noteText(note)
    outer.replaceWith(footnote)
  }
  used.forEach((note) => note.remove())
}

function noteBody(page, name) {
  return page.getElementById(name.slice(1)) ?? page.querySelector(`a[name="${CSS.escape(name)}"]`)?.closest("div, p")
}

function noteText(note) {
  const copy = note.cloneNode(true)
  copy.querySelectorAll("a[href*='_ftnref'], a[href*='_ednref'], o\\:p").forEach((element) => element.remove())
  return copy.textContent.replace(/\s+/g, " ").trim()
}

// --- lists -------------------------------------------------------------------------------------------------------------

function paragraphsToLists(page) {
  for (const paragraph of page.querySelectorAll("p")) {
    if (paragraph.isConnected && listStyle(paragraph)) new ListBuilder(page, paragraph).build()
  }
}

function listStyle(element) {
  const found = element?.tagName === "P" && STYLE_LIST.exec(element.getAttribute("style") ?? "")
  if (!found) return null
  const mark = element.querySelector("[style*='mso-list:Ignore' i]")
  return { list: found[1], level: Number(found[2]), mark, ordered: ORDERED.test(mark?.textContent.trim() ?? "") }
}

class ListBuilder {
  constructor(page, first) {
    this.page = page
    this.first = first
    this.open = [] // the lists that are open, outermost first
  }

  build() {
    const place = this.page.createComment("list")
    this.first.before(place)
    let paragraph = this.first
    for (let style = listStyle(paragraph); style; style = listStyle(paragraph)) {
      const next = paragraph.nextElementSibling
      this.#add(paragraph, style, place)
      paragraph = next
    }
    place.remove()
  }

  #add(paragraph, style, place) {
    style.mark?.remove()
    const level = Math.min(style.level, this.open.length + 1, DEEPEST_LIST)
    this.open.length = Math.min(this.open.length, level)
    const tag = style.ordered ? "OL" : "UL"
    const open = this.open[level - 1]
    if (!open || open.tagName !== tag || (level === 1 && open.dataset.list !== style.list)) {
      this.open.length = level - 1
      const list = this.page.createElement(tag)
      list.dataset.list = style.list
      if (level === 1) place.before(list)
      else this.open.at(-1).lastElementChild.append(list)
      this.open.push(list)
    }
    const item = this.page.createElement("li")
    const line = this.page.createElement("p")
    line.append(...paragraph.childNodes)
    item.append(line)
    this.open.at(-1).append(item)
    paragraph.remove()
  }
}

// --- headings, looks, leftovers ------------------------------------------------------------------------------------------

function headings(page) {
  for (const heading of page.querySelectorAll("h1, h2, h3, h4, h5, h6, p.MsoTitle, p.MsoSubtitle")) {
    heading.querySelectorAll("[style*='mso-list:Ignore' i]").forEach((mark) => mark.remove())
    if (!heading.closest("li, td, th")) rename(heading, "h3")
    else rename(heading, "p")
  }
}

/** Bold and italic that were only a style become elements; a `<b>` that says "not bold" goes. */
function looks(page) {
  for (const element of page.querySelectorAll("b[style], strong[style], i[style], em[style]")) {
    const style = element.getAttribute("style")
    if (/(?<!-)font-(weight:\s*(normal|400)|style:\s*normal)/i.test(style)) element.replaceWith(...element.childNodes)
  }
  for (const span of page.querySelectorAll("span[style]")) {
    const style = span.getAttribute("style")
    if (/(?<!-)font-weight:\s*(bold|[6-9]00)/i.test(style)) wrapInside(span, "strong")
    if (/(?<!-)font-style:\s*italic/i.test(style)) wrapInside(span, "em")
  }
}

function dropEmptyParagraphs(page) {
  for (const paragraph of page.querySelectorAll("p, h3")) {
    if (!paragraph.textContent.trim() && !paragraph.closest("td, th, li")) paragraph.remove()
  }
}

function withoutStyles(body) {
  for (const element of body.querySelectorAll("*")) {
    for (const name of element.getAttributeNames()) {
      const kept =
        ["href", "colspan", "rowspan"].includes(name) || (name === "class" && element.className === "footnote")
      if (!kept) element.removeAttribute(name)
    }
  }
  return body.innerHTML
}

function rename(element, tag) {
  const renamed = element.ownerDocument.createElement(tag)
  renamed.append(...element.childNodes)
  element.replaceWith(renamed)
}

function wrapInside(element, tag) {
  const wrapper = element.ownerDocument.createElement(tag)
  wrapper.append(...element.childNodes)
  element.append(wrapper)
}
