// Answers every page from the module, without a network once that is here.
const kept = "decklid-pocket-VERSION";
const bytes = BYTES;
const region = "REGION";
const policy = "POLICY";
const drawn = "DRAWN";
const files = ["/pocket.js", "/manifest.webmanifest", "/icon.svg", "/icon-192.png"];
let site;

const tell = async (what) => {
  for (const page of await clients.matchAll({ type: "window", includeUncontrolled: true })) page.postMessage(what);
};

addEventListener("install", (event) => event.waitUntil(load().catch(lost)));
addEventListener("activate", (event) => event.waitUntil(begin()));
addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== location.origin) return;
  if (files.includes(url.pathname)) event.respondWith(file(event.request));
  else if (event.request.mode === "navigate" && !/^\/(openapi\.json|healthz|metrics)$|card\.(pdf|png)$/.test(url.pathname)) event.respondWith(page(event.request, url));
});

// The page first: this runs when it is there.
async function load() {
  const cache = await caches.open(kept);
  const response = await fetch("/decklid.wasm");
  if (!response.ok) throw new Error(response.statusText);
  const parts = [], reader = response.body.getReader();
  for (let got = 0, part; !(part = await reader.read()).done; ) {
    parts.push(part.value);
    await tell({ got: (got += part.value.length), of: bytes });
  }
  await cache.put("/decklid.wasm", new Response(new Blob(parts), { headers: { "content-type": "application/wasm" } }));
  await cache.addAll(files);
  await skipWaiting();
}

async function lost(error) {
  await tell({ lost: true });
  throw error;
}

async function begin() {
  const old = (name) => name.startsWith("decklid-") && name !== kept;
  await Promise.all((await caches.keys()).filter(old).map((name) => caches.delete(name)));
  await clients.claim();
  await tell({ ready: true });
}

const file = async (request) => (await (await caches.open(kept)).match(request)) ?? fetch(request);

async function module() {
  const known = await (await caches.open(kept)).match("/decklid.wasm");
  return (await WebAssembly.instantiate(await known.arrayBuffer())).instance.exports;
}

async function page(request, url) {
  try {
    site ??= module();
    const exports = await site;
    const said = reply(exports, url);
    // A hard question leaves its memory behind.
    if (exports.memory.buffer.byteLength > 256e6) site = undefined;
    return said;
  } catch {
    // It broke, or the browser cleared it away: a new one next time, the server now.
    site = undefined;
    return fetch(request);
  }
}

function reply(exports, url) {
  const now = new Date();
  const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
  const path = url.pathname === "/" ? "/" : url.pathname.replace(/(\/index\.html|\/)$/, "") || "/";
  const [status, media, location, name, body] = ask(exports, [path, url.search.slice(1), navigator.languages.join(","), url.origin, region, today]);
  if (location) return Response.redirect(new URL(location, url), Number(status));
  const headers = { "content-type": media, "content-security-policy": media === "image/svg+xml" ? drawn : policy, "referrer-policy": "no-referrer", "x-content-type-options": "nosniff" };
  if (name) headers["content-disposition"] = `attachment; filename="${name}"`;
  return new Response(body, { status: Number(status), headers });
}

// The lines of the question go in, the lines of the reply come out.
function ask(exports, lines) {
  const question = new TextEncoder().encode(lines.join("\n"));
  const place = exports.question(question.length);
  if (place === 0) throw new Error("too long");
  new Uint8Array(exports.memory.buffer, place, question.length).set(question);
  const at = exports.ask();
  const said = new TextDecoder().decode(new Uint8Array(exports.memory.buffer, at, exports.length())).split("\n");
  if (said.length < 5) throw new Error("no reply");
  return [...said.slice(0, 4), said.slice(4).join("\n")];
}
