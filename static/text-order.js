// SPDX-License-Identifier: MPL-2.0
// After the server has moved a text (event "text-moved"), its neighbour goes to the other side of it. The text itself
// stays in the document, so an open editor keeps what was typed, and the button keeps the focus.

const isText = (element) => element?.matches(".text, .conflict, .chapter")

document.addEventListener("text-moved", ({ detail }) => {
  const text = document.getElementById(detail.id)
  const moved = text?.closest(".chapter") ?? text
  const neighbour = detail.up ? moved?.previousElementSibling : moved?.nextElementSibling
  if (!isText(neighbour)) return
  if (detail.up) moved.after(neighbour)
  else moved.before(neighbour)
  moved.scrollIntoView({ block: "nearest" })
})
