// SPDX-License-Identifier: MPL-2.0
// The contents list shows where the reader is: the last heading above the upper third of the window.

const links = new Map();
for (const link of document.querySelectorAll(".toc a[href^='#']")) {
  const part = document.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (part) links.set(part, link);
}

let waiting = false;

function show() {
  waiting = false;
  const line = window.innerHeight / 3;
  let here = null;
  for (const [part, link] of links) {
    if (part.getBoundingClientRect().top > line) break;
    here = link;
  }
  const before = document.querySelector(".toc [aria-current]");
  if (before === here) return;
  before?.removeAttribute("aria-current");
  here?.setAttribute("aria-current", "location");
  const list = here?.closest(".toc");
  if (list && list.scrollHeight > list.clientHeight) {
    list.scrollTop += here.getBoundingClientRect().top - list.getBoundingClientRect().top - list.clientHeight / 2;
  }
}

addEventListener("scroll", () => {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(show);
}, { passive: true });
show();
