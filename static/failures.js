// SPDX-License-Identifier: MPL-2.0
// A request that failed says why, beside what was typed or pressed; nothing on the page is exchanged for it.

const PLACES = "form, .money-unit"
const TOOLS = ".text-tools, .actions, .edit-order"

// Logging in again, in another window, changes the token: the one in the page may be old, the cookie never is.
document.addEventListener("htmx:configRequest", ({ detail }) => {
  const token = /(?:^|;\s*)csrftoken=([^;]+)/.exec(document.cookie)?.[1]
  if (!token || detail.verb === "get") return
  delete detail.parameters.csrfmiddlewaretoken
  detail.headers["X-CSRFToken"] = decodeURIComponent(token)
})

document.addEventListener("htmx:beforeRequest", ({ target }) => clear(target))

document.addEventListener("htmx:responseError", ({ target, detail }) => fail(target, ...reason(detail.xhr)))
for (const name of ["htmx:sendError", "htmx:timeout"]) {
  document.addEventListener(name, ({ target }) =>
    fail(
      target,
      "Der er ingen forbindelse til serveren. Det hele står her endnu. Prøv igen, når forbindelsen er tilbage.",
    ),
  )
}

function reason(request) {
  if (request.status === 401) return ["Du er logget ud. Det, du har skrevet, står her endnu. ", loginLink(), ", og prøv så igen."]
  if (request.status === 403) return [`${sentence(request, "Du har ikke længere ret til at rette her.")} Intet er gemt.`]
  if (request.status === 404) return ["Det, du retter i, findes ikke længere. Kopiér din tekst, før du går videre."]
  if (request.status === 413) return ["Teksten er for stor til at blive sendt. Del den op, og gem igen."]
  return [`Serveren kunne ikke svare (fejl ${request.status}). Alt på siden står her endnu. Vent lidt, og prøv så igen.`]
}

function sentence(request, otherwise) {
  return request.getResponseHeader("Content-Type")?.startsWith("text/plain") ? request.responseText : otherwise
}

function loginLink() {
  const login = document.createElement("a")
  login.href = document.querySelector("meta[name=login]").content
  login.textContent = "Log ind i et nyt vindue"
  login.target = "_blank"
  login.rel = "noopener"
  return login
}

// A part that brings itself up to date is no concern of the person's: only what was pressed, typed in or sent says so.
function fail(element, ...words) {
  if (!element.matches("a, button, form, input, select")) return
  clear(element)
  const notice = document.createElement("div")
  notice.className = "notice-failure"
  notice.setAttribute("role", "alert")
  notice.append(...words)
  const place = element.closest(PLACES)
  const foot = place?.querySelector(".edit-foot")
  if (foot) foot.before(notice)
  else if (place) place.append(notice)
  else beside(element).after(notice)
}

function clear(element) {
  const notices = element.closest(PLACES)?.querySelectorAll(".notice-failure")
  for (const notice of notices ?? beside(element).parentElement?.querySelectorAll(":scope > .notice-failure") ?? []) {
    notice.remove()
  }
}

function beside(button) {
  return button.closest(TOOLS) ?? button
}
