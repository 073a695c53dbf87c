// SPDX-License-Identifier: MPL-2.0
// Copies of unsaved forms, for as long as this window lives. Each belongs to a person, a page and the form's address.

const PREFIX = "udkast:"

const person = () => document.querySelector("meta[name=keep-user]").content

export function keyOf(form) {
  return form.dataset.draft ?? ownKey(form)
}

/** A form that the server put in another's place, to settle a conflict, answers for the other's copy. */
export function inherit(form, key) {
  if (key && key !== ownKey(form)) form.dataset.draft = key
}

function ownKey(form) {
  const target = form.getAttribute("hx-post") ?? form.getAttribute("hx-put") ?? form.getAttribute("action") ?? ""
  return `${PREFIX}${person()}:${new URL(target, location.href).pathname}`
}

export function saveDraft(form, values) {
  if (form.dataset.draft) return
  const unit = form.closest("[id]:not(form)")
  const draft = {
    at: new Date().toISOString(),
    page: location.pathname,
    place: unit?.id ?? "",
    name: unit?.querySelector("h1, h2, h3, legend")?.textContent.trim() ?? "",
    values,
  }
  try {
    sessionStorage.setItem(keyOf(form), JSON.stringify(draft))
  } catch {
    // a full or forbidden storage must not disturb the writing itself
  }
}

export function dropDraft(form) {
  sessionStorage.removeItem(keyOf(form))
}

export function draftOf(form) {
  return read(keyOf(form))
}

export function draftsOfPage() {
  const keys = Object.keys(sessionStorage).filter((key) => key.startsWith(`${PREFIX}${person()}:`))
  return keys.map(read).filter((draft) => draft?.page === location.pathname)
}

function read(key) {
  try {
    const draft = JSON.parse(sessionStorage.getItem(key))
    return draft && { ...draft, key }
  } catch {
    return null
  }
}
