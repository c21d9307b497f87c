// Opens the form for a sentence or a term below the row that it is about, and shows what it changed without leaving the page.
const PAUSE = 300; // milliseconds without a key after which what was typed is checked

const parsed = async (answer) => new DOMParser().parseFromString(await answer.text(), "text/html");

const post = (form, address) =>
  fetch(address, { method: "POST", body: new URLSearchParams(new FormData(form)) });

let opener = null;

// The sentence that the open panel is about is marked on both sides.
const mark = (id) => {
  for (const side of document.querySelectorAll(".s")) side.classList.toggle("open", side.dataset.s === id);
};

const close = () => {
  const open = document.getElementById("panel");
  if (!open) return false;
  (open.closest("tr.panel-row") ?? open).remove();
  mark("");
  opener?.focus();
  return true;
};

const place = (panel, link) => {
  const row = link.closest("tr");
  if (!row) {
    document.getElementById("main").prepend(panel);
    return;
  }
  const holder = row.cloneNode(false);
  holder.className = "panel-row";
  const cell = holder.insertCell();
  cell.colSpan = 2;
  cell.append(panel);
  row.after(holder);
};

const show = (page, link) => {
  const panel = page.getElementById("panel");
  if (!panel) return false;
  const open = document.getElementById("panel");
  if (open) open.replaceWith(panel);
  else place(panel, link);
  for (const element of panel.querySelectorAll(".without-script")) element.hidden = true;
  mark(panel.dataset.for);
  const field = panel.querySelector("textarea, input:not([type=hidden])");
  field?.focus();
  panel.scrollIntoView({ block: "nearest" });
  return true;
};

const swap = (page, address, begin) => {
  const sentence = document.getElementById("panel")?.dataset.for;
  document.getElementById("main").replaceWith(page.getElementById("main"));
  document.title = page.title;
  history.replaceState(null, "", address);
  begin();
  const edit = sentence && document.querySelector(`[data-edit="${sentence}"]`);
  if (edit) edit.focus();
};

const check = (form) => {
  let waiting;
  let latest = 0;
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      const mine = ++latest;
      const checked = (await parsed(await post(form, form.dataset.check))).getElementById("checked");
      const shown = document.getElementById("checked");
      if (mine === latest && checked && shown) shown.innerHTML = checked.innerHTML;
    }, PAUSE);
  });
};

const prepare = () => {
  const panel = document.getElementById("panel");
  const checked = panel?.querySelector("[data-check]");
  if (checked) check(checked);
  // What was seen before a term was edited further is no longer what it changes.
  panel?.querySelector("[data-preview]")?.addEventListener("input", () => {
    panel.querySelector("[data-save]")?.remove();
  });
};

export const openPanels = (begin) => {
  document.addEventListener("click", async (event) => {
    const link = event.target.closest("a[data-panel], a[data-close]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (link.matches("[data-close]")) {
      if (document.querySelector("article.desk") && close()) event.preventDefault();
      return;
    }
    event.preventDefault();
    close();
    opener = link;
    const page = await parsed(await fetch(link.href));
    if (show(page, link)) prepare();
    else location.assign(link.href);
  });

  document.addEventListener("submit", async (event) => {
    const form = event.target;
    if (!form.closest("#panel") && !form.matches("[data-stay]")) return;
    event.preventDefault();
    const address = event.submitter?.formAction || form.action;
    form.setAttribute("aria-busy", "true");
    const answer = await post(form, event.submitter?.hasAttribute("formaction") ? address : form.action);
    const page = await parsed(answer);
    form.removeAttribute("aria-busy");
    if (answer.redirected) swap(page, answer.url, begin);
    else if (show(page)) prepare();
    else document.getElementById("main").replaceWith(page.getElementById("main"));
  });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && document.querySelector("article.desk")) close();
    const form = event.target.closest?.("#panel form");
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && form) form.requestSubmit();
  });

  prepare();
};
