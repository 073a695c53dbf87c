// SPDX-License-Identifier: MPL-2.0
// What every page needs: saves are announced to screen readers, and a swapped-in part gets the focus it asks for.

document.addEventListener("announce", (event) => {
  const live = document.getElementById("live");
  live.textContent = "";
  requestAnimationFrame(() => { live.textContent = event.detail.text; });
});

document.addEventListener("htmx:afterSettle", (event) => {
  const wanted = event.detail.elt.closest?.("[autofocus]") ?? event.detail.elt.querySelector?.("[autofocus]");
  wanted?.focus();
});
