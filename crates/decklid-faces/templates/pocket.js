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

// What needs a script: to share this page, to print it, and to keep it on the home screen.
const tools = document.getElementById("tools");
const tool = (name, act) => {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = tools.dataset[name];
  button.addEventListener("click", () => act(button));
  tools.append(button);
};

if (tools) {
  const { title } = document;
  const url = location.href;
  if (navigator.share) tool("share", () => navigator.share({ title, url }).catch(() => {}));
  else if (navigator.clipboard) {
    tool("copy", (button) => navigator.clipboard.writeText(url).then(() => (button.textContent = tools.dataset.copied)));
  }
  tool("print", () => print());
  addEventListener("beforeinstallprompt", (asked) => {
    asked.preventDefault();
    tool("keep", (button) => asked.prompt().then(() => button.remove()));
  });
}
