// What the pages of the desk do beyond links and forms, all of which work without this.
import { watchTask } from "./task.js";
import { openPanels } from "./panel.js";
import { readArticle } from "./reading.js";
import { takeFiles } from "./upload.js";

const begin = () => {
  for (const element of document.querySelectorAll(".with-script")) element.hidden = false;
  for (const element of document.querySelectorAll(".without-script")) element.hidden = true;
  takeFiles();
  watchTask();
  readArticle();
};

openPanels(begin);
begin();
