// SPDX-License-Identifier: MPL-2.0
// What every page needs: saves are announced to screen readers, a swapped-in part gets the focus it asks for, the
// user menu closes when the reader turns elsewhere, a link that stands for a button works as one, and a phone's menu bar
// shows where one is.

document.addEventListener("announce", (event) => {
  const live = document.getElementById("live");
  live.textContent = "";
  requestAnimationFrame(() => { live.textContent = event.detail.text; });
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
