// Takes files and folders that are dropped anywhere on the page, or chosen.
const inside = async (entry) => {
  if (entry.isFile) return [await new Promise((found, failed) => entry.file(found, failed))];
  const reader = entry.createReader();
  const found = [];
  for (;;) {
    const some = await new Promise((read, failed) => reader.readEntries(read, failed));
    if (!some.length) return found;
    for (const each of some) found.push(...(await inside(each)));
  }
};

const send = async (form, files) => {
  const data = new FormData();
  for (const file of files) data.append("files", file, file.name);
  form.setAttribute("aria-busy", "true");
  const answer = await fetch(form.action, { method: "POST", body: data });
  if (answer.redirected) location.assign(answer.url);
  else document.body.innerHTML = new DOMParser().parseFromString(await answer.text(), "text/html").body.innerHTML;
};

export const takeFiles = () => {
  const form = document.getElementById("upload");
  if (!form) return;
  form.querySelector("input").addEventListener("change", () => form.requestSubmit());
  document.ondragover = (event) => {
    event.preventDefault();
    document.body.classList.add("dropping");
  };
  document.ondragleave = (event) => {
    if (!event.relatedTarget) document.body.classList.remove("dropping");
  };
  document.ondrop = async (event) => {
    event.preventDefault();
    document.body.classList.remove("dropping");
    const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
    const files = entries.length
      ? (await Promise.all(entries.map(inside))).flat()
      : [...event.dataTransfer.files];
    if (files.length) await send(form, files);
  };
};
