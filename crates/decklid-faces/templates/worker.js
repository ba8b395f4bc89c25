// Keeps the start page, and every car that was looked at, for when there is no network.
const kept = "decklid-VERSION";
const first = ["./", "index.html", "manifest.webmanifest", "icon.svg", "icon-192.png"];

addEventListener("install", (event) => {
  event.waitUntil(caches.open(kept).then((cache) => cache.addAll(first)).then(() => skipWaiting()));
});

addEventListener("activate", (event) => {
  const old = (name) => name.startsWith("decklid-") && name !== kept;
  const clean = caches.keys().then((names) => Promise.all(names.filter(old).map((name) => caches.delete(name))));
  event.waitUntil(clean.then(() => clients.claim()).then(keepOpenPages));
});

// A page that was open before the worker is kept too.
async function keepOpenPages() {
  const cache = await caches.open(kept);
  const pages = await clients.matchAll({ type: "window", includeUncontrolled: true });
  await Promise.all(pages.map((page) => cache.add(page.url.split("#")[0]).catch(() => {})));
}

addEventListener("fetch", (event) => {
  const same = new URL(event.request.url).origin === location.origin;
  if (event.request.method !== "GET" || !same) return;
  event.respondWith(answer(event.request));
});

async function answer(request) {
  const cache = await caches.open(kept);
  const known = await cache.match(request, { ignoreSearch: true });
  if (known) return known;
  const fresh = await fetch(request);
  if (fresh.ok) await cache.put(request, fresh.clone());
  return fresh;
}
