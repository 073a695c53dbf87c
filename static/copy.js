// SPDX-License-Identifier: MPL-2.0
// Buttons with data-copy="<id>" copy that element's text, with its formatting where the browser lets us.

async function copyText(source) {
  const plain = source.innerText
  if (window.ClipboardItem && navigator.clipboard?.write) {
    const part = (text, type) => new Blob([text], { type })
    const both = { "text/plain": part(plain, "text/plain"), "text/html": part(source.innerHTML, "text/html") }
    await navigator.clipboard.write([new ClipboardItem(both)])
  } else {
    await navigator.clipboard.writeText(plain)
  }
}

function select(source) {
  const range = document.createRange()
  range.selectNodeContents(source)
  const selection = window.getSelection()
  selection.removeAllRanges()
  selection.addRange(range)
}

document.addEventListener("click", async (event) => {
  const button = event.target.closest?.("[data-copy]")
  if (!button) return
  const source = document.getElementById(button.dataset.copy)
  let said = "Teksten er kopieret."
  try {
    await copyText(source)
  } catch {
    // no clipboard without https or permission: the text stands selected instead
    select(source)
    said = "Teksten er markeret. Tryk Ctrl+C for at kopiere den."
  }
  button.textContent = said
  document.dispatchEvent(new CustomEvent("announce", { detail: { text: said } }))
})
