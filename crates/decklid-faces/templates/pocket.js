// Has the worker load the guide, and says how far that is.
const place = document.getElementById("pocket");
const say = (what, more = "") => { if (place) place.textContent = place.dataset[what] + more; };
const megabytes = (bytes) => (bytes / 1e6).toLocaleString(document.documentElement.lang, { maximumFractionDigits: 1, minimumFractionDigits: 1 });

if ("serviceWorker" in navigator) {
  const workers = navigator.serviceWorker;
  const answered = workers.controller !== null;
  if (answered) say("ready");
  workers.addEventListener("message", ({ data }) => {
    if (data.lost) say("lost");
    else if (data.ready) ready();
    else if (!answered) say("loading", ` ${megabytes(data.got)} / ${megabytes(data.of)} MB`);
  });
  workers.register("/worker.js").catch(() => answered || say("lost"));
}

function ready() {
  say("ready");
  // A file stood in for the page that was asked for.
  if (place && "files" in place.dataset && location.search) location.reload();
}
