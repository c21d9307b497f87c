// Shows the progress of a build while it goes on.
export const watchTask = () => {
  const shown = document.getElementById("progress");
  if (!shown) return;
  const events = new EventSource(shown.dataset.events);
  events.addEventListener("progress", (event) => {
    shown.innerHTML = event.data;
  });
  events.addEventListener("done", () => {
    events.close();
    location.reload();
  });
};
