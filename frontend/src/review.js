// A document under review: marking a passage to add an item, keys for going through the items, cards and passages
// that find each other. All of it is an addition: links and the form of a pasted passage do the same.

// Characters as the server counts them: one a code point.
const length = (text) => Array.from(text).length;

// The place of a point of the selection in the document; null outside the text.
function placeOf(node, offset) {
  const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
  const piece = element?.closest("[data-start]");
  if (!piece || !piece.closest("[data-source-text]")) return null;
  const range = document.createRange();
  range.selectNodeContents(piece);
  range.setEnd(node, offset);
  return Number(piece.dataset.start) + length(range.toString());
}

document.addEventListener("selectionchange", () => {
  const bar = document.querySelector("[data-selection-bar]");
  if (!bar) return;
  const selection = document.getSelection();
  if (!selection.rangeCount || selection.isCollapsed) {
    // A click on the bar's own buttons takes the selection away before it counts.
    if (!bar.contains(document.activeElement)) bar.hidden = true;
    return;
  }
  const range = selection.getRangeAt(0);
  const start = placeOf(range.startContainer, range.startOffset);
  const end = placeOf(range.endContainer, range.endOffset);
  if (start === null || end === null || end <= start) return;
  bar.elements.start.value = start;
  bar.elements.end.value = end;
  const words = selection.toString().replace(/\s+/g, " ").trim();
  bar.querySelector("[data-selection-words]").textContent = `已选“${words.slice(0, 12)}${words.length > 12 ? "…" : ""}”`;
  bar.hidden = false;
});

// “看原文” scrolls the text's own frame and marks the passage; the page itself stays where it is.
document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-show-passage]");
  if (link && showPassage(link.dataset.showPassage)) event.preventDefault();
});
function showPassage(key) {
  const frame = document.querySelector("[data-source-text]");
  const passages = frame?.querySelectorAll(`[data-item="${CSS.escape(key)}"]`) ?? [];
  frame?.querySelectorAll(".passage-current").forEach((one) => one.classList.remove("passage-current"));
  if (!passages.length) return false;
  passages.forEach((one) => one.classList.add("passage-current"));
  frame.scrollTop += passages[0].getBoundingClientRect().top - frame.getBoundingClientRect().top - frame.clientHeight / 3;
  if (frame.getBoundingClientRect().bottom < 0) frame.scrollIntoView();
  return true;
}

// A passage, and the sign before it, lead to its card where that is on the page; else the sign's link loads it.
document.addEventListener("click", (event) => {
  const passage = event.target.closest("[data-source-text] [data-item], .passage-sign");
  if (!passage || !document.getSelection().isCollapsed) return;
  const key = passage.dataset.item ?? passage.id.slice(2);
  const card = document.getElementById(`i-${key}`);
  if (card) {
    event.preventDefault();
    goTo(card);
  } else if (passage.dataset.item) {
    document.getElementById(`s-${key}`)?.click();
  }
});

function goTo(card) {
  card.focus({ preventScroll: true });
  card.scrollIntoView({ block: "center" });
  showPassage(card.id.slice(2));
}

document.addEventListener("keydown", (event) => {
  const cards = [...document.querySelectorAll("[data-review-card]")];
  if (!cards.length || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  const at = cards.indexOf(document.activeElement?.closest("[data-review-card]"));
  const key = event.key.toLowerCase();
  if (key === "j" || key === "k") {
    event.preventDefault();
    const next = at < 0 ? 0 : at + (key === "j" ? 1 : -1);
    if (cards[next]) goTo(cards[next]);
  } else if (at >= 0 && ["a", "e", "r"].includes(key)) {
    const control = cards[at].querySelector(`[data-key="${key}"]`);
    if (control) {
      event.preventDefault();
      control.click();
    }
  }
});

// A card that was decided on comes back anew: the focus goes with it, and J goes on from there.
let decided = null;
document.addEventListener("htmx:beforeRequest", (event) => {
  decided = event.target.closest?.("[data-review-card]")?.id ?? null;
});
document.addEventListener("htmx:afterSettle", () => {
  const card = decided && document.getElementById(decided);
  decided = null;
  if (card && !card.contains(document.activeElement)) card.focus({ preventScroll: true });
});
