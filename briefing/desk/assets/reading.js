// Reading an article: a sentence lights up with its counterpart, keys go from one doubtful sentence to the next, words
// that are selected on both sides make a term.
const lit = (id, on) => {
  for (const side of document.querySelectorAll(`[data-s="${CSS.escape(id)}"]`)) side.classList.toggle("lit", on);
};

const doubtful = () => [...document.querySelectorAll(".target.doubtful")];

const go = (back) => {
  const button = document.querySelector(`[data-go="${back ? "previous" : "next"}"]`);
  const all = doubtful();
  const at = all.indexOf(document.querySelector(".at"));
  const next = at < 0 ? (back ? all.length - 1 : 0) : at + (back ? -1 : 1);
  const sentence = all[next];
  if (sentence) {
    document.querySelector(".at")?.classList.remove("at");
    sentence.classList.add("at");
    sentence.scrollIntoView({ block: "center" });
    sentence.parentElement.querySelector(`[data-edit="${CSS.escape(sentence.dataset.s)}"]`)?.focus({ preventScroll: true });
  } else if (button?.dataset.beyond) {
    location.assign(`/pack/${button.dataset.beyond}${location.search}#${back ? "last" : "first"}`);
  }
};

const edit = (sentence) =>
  sentence?.parentElement.querySelector(`[data-edit="${CSS.escape(sentence.dataset.s)}"]`)?.click();

const typing = (target) => target.closest?.("input, textarea, select, [contenteditable]");

document.addEventListener("keydown", (event) => {
  if (typing(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
  if (!document.querySelector("article.desk")) return;
  if (event.key === "n" || event.key === "p") go(event.key === "p");
  else if (event.key === "e") edit(document.querySelector(".at"));
  else return;
  event.preventDefault();
});

const picked = { source: "", target: "" };

const pick = () => {
  const bar = document.getElementById("picked");
  const selection = getSelection();
  const words = selection.toString().trim().replace(/\s+/g, " ");
  const cell = selection.anchorNode?.parentElement?.closest(".pair td");
  if (!bar || !words || !cell || words.length > 200) return;
  picked[cell.cellIndex ? "target" : "source"] = words;
  bar.hidden = false;
  bar.textContent = [picked.source && `«${picked.source}»`, picked.target && `“${picked.target}”`].filter(Boolean).join(" ");
  const link = document.createElement("a");
  const query = new URLSearchParams(picked);
  link.href = `${bar.dataset.address}&${query}`;
  link.textContent = picked.source ? "Make a term" : "now select the original";
  link.dataset.panel = "";
  bar.append(link);
};

export const readArticle = () => {
  const article = document.querySelector("article.desk");
  if (!article) return;
  picked.source = picked.target = "";
  for (const side of article.querySelectorAll("[data-s]")) {
    side.addEventListener("mouseenter", () => lit(side.dataset.s, true));
    side.addEventListener("mouseleave", () => lit(side.dataset.s, false));
  }
  article.addEventListener("focusin", (event) => {
    const id = event.target.dataset?.edit;
    if (!id) return;
    lit(id, true);
    event.target.addEventListener("blur", () => lit(id, false), { once: true });
  });
  article.addEventListener("click", (event) => {
    const sentence = event.target.closest(".target");
    if (sentence && !event.target.closest("a") && getSelection().isCollapsed) edit(sentence);
    const button = event.target.closest("[data-go]");
    if (button) go(button.dataset.go === "previous");
  });
  const table = article.querySelector("table.pair");
  table.addEventListener("mouseup", pick);
  table.addEventListener("keyup", (event) => event.shiftKey && pick());
  if (location.hash === "#first" || location.hash === "#last") {
    history.replaceState(null, "", location.pathname + location.search);
    go(location.hash === "#last");
  }
};
