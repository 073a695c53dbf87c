// SPDX-License-Identifier: MPL-2.0
// What every page needs: saves are announced to screen readers, a swapped-in part gets the focus it asks for, the
// user menu closes when the reader turns elsewhere, a link that stands for a button works as one, and a phone's menu bar
// shows where one is.

document.addEventListener("announce", (event) => {
  const live = document.getElementById("live");
  live.textContent = "";
  requestAnimationFrame(() => { live.textContent = event.detail.text; });
});

// Whoever has turned elsewhere while the answer was on its way stays there: what comes in asks for no focus then, for
// the page would scroll away below a pointer that is already pressed.
const near = (one, other) => one.contains(other) || other.contains(one);
let turned = false;

document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  const here = document.activeElement ?? document.body;
  turned = !near(here, detail.target) && !near(here, detail.requestConfig.elt);
});

document.addEventListener("htmx:afterSwap", ({ detail: { elt } }) => {
  if (!turned) return;
  for (const name of ["autofocus", "data-focus"]) {
    for (const one of [elt, ...elt.querySelectorAll(`[${name}]`)]) one.removeAttribute(name);
  }
});

document.addEventListener("htmx:afterSettle", (event) => {
  const wanted = event.detail.elt.closest?.("[autofocus]") ?? event.detail.elt.querySelector?.("[autofocus]");
  wanted?.focus();
});

// a link that stands for a button is pressed with the space bar too
document.addEventListener("keydown", (event) => {
  if (event.key !== " " || !event.target.matches?.("a[role='button']")) return;
  event.preventDefault();
  event.target.click();
});

const menu = document.querySelector(".who-menu");
menu?.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !menu.open) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});
menu?.addEventListener("focusout", (event) => {
  if (event.relatedTarget && !menu.contains(event.relatedTarget)) menu.open = false;
});
document.addEventListener("pointerdown", (event) => {
  if (menu && !menu.contains(event.target)) menu.open = false;
});

const bar = document.querySelector(".nav ul");
const here = bar?.querySelector("[aria-current]");
if (here && bar.scrollWidth > bar.clientWidth) {
  const [frame, mark] = [bar.getBoundingClientRect(), here.getBoundingClientRect()];
  bar.scrollLeft += mark.left - frame.left - (frame.width - mark.width) / 2;
}

document.querySelector(".form-summary")?.focus();
