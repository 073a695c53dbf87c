// SPDX-License-Identifier: MPL-2.0
// Nothing typed is lost: a form with unsaved text warns before the page is left, and has a copy in this window's session
// storage, which is offered when the form is opened again. (What a failed save says: failures.js, on every page.)
import { draftOf, draftsOfPage, dropDraft, inherit, keyOf, saveDraft } from "editor/drafts"

const KEPT = "form[data-keep], form:has([data-editor])"
const NOT_TYPED = new Set(["csrfmiddlewaretoken", "version"])

const forms = new Map() // each kept form on the page: what it held when it came
const timers = new WeakMap()
let answeredForm = null // whose request was answered, so that its going means it is done
let refusedKey = null // whose text comes back unsaved in the answer
let submitting = false

const values = (form) =>
  [...new FormData(form)].filter(([name, value]) => !NOT_TYPED.has(name) && typeof value === "string")
const same = (one, other) => JSON.stringify(one) === JSON.stringify(other)
const isUnsaved = (form) => form.hasAttribute("data-unsaved") || !same(values(form), forms.get(form))
const keptForm = (element) => element?.closest?.(KEPT) ?? null

// --- forms come and go ------------------------------------------------------------------------------------------------

function take(root) {
  const found = [...root.querySelectorAll(KEPT)]
  if (root.matches?.(KEPT)) found.push(root)
  for (const form of found.filter((one) => !forms.has(one))) {
    forms.set(form, values(form))
    if (!form.hasAttribute("data-unsaved")) offer(form)
    else {
      inherit(form, refusedKey)
      saveDraft(form, values(form))
    }
  }
}

function offer(form) {
  const draft = draftOf(form)
  if (!draft) return
  if (same(draft.values.map(visible), values(form).map(visible))) {
    dropDraft(form)
    return
  }
  const notice = note(`Der ligger en ikke gemt tekst fra ${clock(draft.at)}.`)
  const answer = (name, act) => {
    const button = document.createElement("button")
    button.type = "button"
    button.className = "button button-tertiary"
    button.textContent = name
    button.addEventListener("click", () => act(button))
    notice.append(" ", button)
  }
  answer("Hent den", (button) => {
    if (form.dataset.keep === "rows") refill(form, draft.values, button)
    else {
      fill(form, draft.values)
      notice.remove()
    }
  })
  answer("Kassér den", () => {
    dropDraft(form)
    notice.remove()
  })
  form.prepend(notice)
}

/** Rows come, go and move, so the server makes the form anew of those that were kept. */
function refill(form, typed, source) {
  const values = { do: "keep", row: [""] }
  for (const [name, value] of typed) (values[name] ??= []).push(value)
  htmx.ajax("POST", form.getAttribute("hx-post"), { source, target: form, swap: "outerHTML", values })
}

function fill(form, typed) {
  for (const field of form.elements) {
    const found = typed.filter(([name]) => name === field.name).map(([, value]) => value)
    if (!field.name || NOT_TYPED.has(field.name)) continue
    if (field.type === "checkbox" || field.type === "radio") field.checked = found.includes(field.value)
    else if (found.length) field.value = found[0]
    field.dispatchEvent(new CustomEvent("editor:read"))
    field.dispatchEvent(new Event("input", { bubbles: true }))
  }
  const first = form.querySelector("[role=textbox], input:not([type=hidden]), select, textarea")
  first?.focus()
}

document.addEventListener("htmx:load", (event) => take(event.target))
document.addEventListener("htmx:beforeCleanupElement", ({ target }) => {
  if (!forms.delete(target)) return
  if (target === answeredForm) dropDraft(target)
})

// --- while typing -------------------------------------------------------------------------------------------------------

document.addEventListener("input", (event) => {
  const form = keptForm(event.target)
  if (!form || !forms.has(form)) return
  clearTimeout(timers.get(form))
  timers.set(form, setTimeout(() => remember(form), 400))
})

function remember(form) {
  clearTimeout(timers.get(form))
  if (!form.isConnected) return
  if (isUnsaved(form)) saveDraft(form, values(form))
  else dropDraft(form)
}

window.addEventListener("beforeunload", (event) => {
  const unsaved = [...forms.keys()].filter((form) => form.isConnected && isUnsaved(form))
  unsaved.forEach((form) => saveDraft(form, values(form)))
  if (unsaved.length && !submitting) event.preventDefault()
})

// a form that is sent without htmx leaves the page on purpose
document.addEventListener("submit", (event) => {
  if (!event.defaultPrevented) submitting = true
})

// --- saving ---------------------------------------------------------------------------------------------------------------

document.addEventListener("htmx:beforeRequest", ({ target }) => {
  if (forms.has(target)) remember(target)
})

document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  const form = keptForm(detail.requestConfig.elt)
  const accepted = detail.xhr.status < 400
  answeredForm = accepted ? form : null
  refusedKey = form && !accepted ? keyOf(form) : null
})

document.addEventListener("htmx:beforeOnLoad", ({ detail }) => {
  const form = detail.requestConfig.elt
  if (!forms.has(form) || detail.xhr.status >= 400) return
  clearTimeout(timers.get(form))
  form.removeAttribute("data-unsaved")
  forms.set(form, values(form))
  dropDraft(form)
})

// --- notices ----------------------------------------------------------------------------------------------------------------

function note(...words) {
  const notice = document.createElement("div")
  notice.className = "keep-notice"
  notice.setAttribute("role", "status")
  notice.append(...words)
  return notice
}

function clock(at) {
  const when = new Date(at)
  const today = new Date().toDateString() === when.toDateString()
  const time = `kl. ${when.getHours()}.${String(when.getMinutes()).padStart(2, "0")}`
  return today ? time : `${when.toLocaleDateString("da-DK", { day: "numeric", month: "long" })} ${time}`
}

/** What a reader sees of a value: the editor and the server write the same text a little differently. */
function visible([name, value]) {
  const page = new DOMParser().parseFromString(value.replace(/<(\/?)(p|li|td|th|h3|br)\b/g, " $&"), "text/html")
  return [name, page.body.textContent.replace(/\s+/g, " ").trim()]
}

function tellOfDrafts() {
  const open = new Set([...forms.keys()].map((form) => draftOf(form)?.key))
  for (const draft of draftsOfPage()) {
    if (open.has(draft.key)) continue
    const words = `Du har en ikke gemt tekst fra ${clock(draft.at)}${draft.name ? ` i ${draft.name}` : ""}. `
    const more = draft.place ? link(`#${draft.place}`, "Åbn afsnittet for at hente den") : "Åbn den igen for at hente den"
    document.querySelector("main")?.prepend(note(words, more, "."))
  }
}

function link(href, text) {
  const anchor = document.createElement("a")
  anchor.href = href
  anchor.textContent = text
  return anchor
}

take(document.body)
tellOfDrafts()
