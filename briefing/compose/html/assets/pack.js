// Filters the articles by the words in the box. The page is complete without this script.
const box = document.getElementById("filter");
const status = document.getElementById("filtered");

// «Ё» is found by «е», "Türkiye" by "turkiye", whatever the case.
const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

const entries = [...document.querySelectorAll("ol.contents > li")].map((entry) => {
  const article = document.getElementById(entry.querySelector("a.headline").hash.slice(1));
  const parts = article.querySelectorAll("h2, .original, .facts, .text > tbody, div.text");
  return { entry, article, text: fold([...parts].map((part) => part.textContent).join(" ")) };
});

const filter = () => {
  const words = fold(box.value).split(/\s+/).filter(Boolean);
  let shown = 0;
  for (const { entry, article, text } of entries) {
    const matches = words.every((word) => text.includes(word));
    entry.hidden = article.hidden = !matches;
    shown += matches ? 1 : 0;
  }
  const message = shown ? status.dataset.some : status.dataset.none;
  status.textContent = words.length ? message.replace("{shown}", shown).replace("{total}", entries.length) : "";
};

box.addEventListener("input", filter);
box.closest(".filter").hidden = false;
// A browser that goes back to the page puts back what was in the box.
addEventListener("pageshow", filter);
