// The module for browsers and the server give the same replies: node same.mjs FOLDER [HOW MANY]
//
// Addresses are those that pages lead to, walked at random, in three languages, and some that nobody should type.

import { readFile } from "node:fs/promises";
import { get } from "node:http";
import { join } from "node:path";
import { Checks, serve } from "./lib.mjs";

const [folder, most = "1000"] = process.argv.slice(2);
const checks = new Checks();
const bytes = await readFile(join(folder, "decklid.wasm"));
const server = await serve("--worker", folder);
const languages = ["en-US,en;q=0.9", "de-DE,de;q=0.9,en;q=0.8", "en-GB"];

// The same dice every time.
let seed = 16;
const roll = (sides) => {
  seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
  return (seed >>> 8) % sides;
};

const exports = (await WebAssembly.instantiate(bytes)).instance.exports;
const now = new Date();
const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");

let thought = 0;
function module(address, accepted) {
  const begun = performance.now();
  const [path, ...query] = address.split("?");
  const question = new TextEncoder().encode([path, query.join("?"), accepted, server.base, "", today].join("\n"));
  // Asking for a place may move the memory.
  const place = exports.question(question.length);
  new Uint8Array(exports.memory.buffer, place, question.length).set(question);
  const at = exports.ask();
  const said = new TextDecoder().decode(new Uint8Array(exports.memory.buffer, at, exports.length())).split("\n");
  thought += performance.now() - begun;
  return { status: Number(said[0]), media: said[1], location: said[2], body: said.slice(4).join("\n") };
}

let waited = 0;
async function host(address, accepted) {
  const begun = performance.now();
  let said = await once(address, accepted);
  // A busy machine says so, and when to come again.
  for (let again = 0; said.status === 503 && again < 120; again += 1) {
    await new Promise((later) => setTimeout(later, 1000));
    said = await once(address, accepted);
  }
  waited += performance.now() - begun;
  return said;
}

// A connection for each: while the module thinks, nobody would notice that one was closed.
function once(path, accepted) {
  const { hostname, port } = new URL(server.base);
  return new Promise((done, failed) => {
    const asked = get({ hostname, port, path, agent: false, headers: { "accept-language": accepted } }, (response) => {
      const parts = [];
      response.on("data", (part) => parts.push(part));
      response.on("end", () => {
        const { "content-type": media = "", location = "" } = response.headers;
        done({ status: response.statusCode, media, location, body: Buffer.concat(parts).toString() });
      });
    });
    asked.on("error", failed);
  });
}

const { cars } = JSON.parse((await host("/api/v1/cars", "en")).body);
const typed = ["civic 2008", "bmw 320d touring", "golf", "fiat panda 2015", "xyzzy", "trapped in the trunk", "WBA3A5C50CF256985", "mercedes", "kofferraum passat 2012"];
const odd = ["/guide/nope", "/guide/", "/guide/sedan/more", "/nowhere", "/guide/%FF", "/guide/sedan?saw=x.y&lack=z", "/guide/sedan?hourly=1e9", "/what-if/sedan?so=fob.dead", "/api/v1/cars/nope", "/api/v1/none", "/api/v1/cars?find=camry", "/find?body=any", "/change/sedan?at=1", "/api/v1/cars/sedan/care.ics?since=never", "//", "/guide/honda%20civic%202008"];
const wanted = ["/", "/find", "/emergency", "/api/v1/cars", ...typed.map((words) => `/find?q=${encodeURIComponent(words)}`), ...odd];
for (const { id } of cars) wanted.push(`/guide/${id}`, `/facts/${id}`, `/api/v1/cars/${id}`);
const seen = new Set(wanted);
let asked = 0, cards = 0;
while (wanted.length > 0 && asked < Number(most)) {
  // First things first, then at random.
  const [address] = wanted.splice(asked < 60 ? 0 : roll(wanted.length), 1);
  const accepted = languages[asked % languages.length];
  const [there, here] = [await host(address, accepted), module(address, accepted)];
  asked += 1;
  const same = ["status", "media", "location", "body"].filter((part) => there[part] !== here[part]);
  checks.that(`${address} (${accepted})`, same.length === 0, `${same.join(", ")}: ${there.status} ${there.media}, ${here.status} ${here.media}`);
  const links = [...there.body.matchAll(/(?:href|action)="(\/[^"]*)"/g)].map((link) => link[1].replaceAll("&amp;", "&"));
  const fresh = links.filter((link) => !seen.has(link) && !/(icon\.svg|\.js|\.webmanifest)$/.test(link));
  for (let picks = 0; picks < 3 && fresh.length > 0; picks += 1) {
    const [link] = fresh.splice(roll(fresh.length), 1);
    seen.add(link);
    // A card takes a second or two on each side, and every car has one.
    if (link.includes("/card.svg") && (cards += 1) > 4) continue;
    wanted.push(link);
  }
}
checks.that("as many addresses as were asked for", asked >= Math.min(Number(most), 100), `${asked}`);
console.log(`${asked} addresses; the module took ${Math.round(thought / asked)} ms each, the server ${Math.round(waited / asked)} ms; memory ${Math.round(exports.memory.buffer.byteLength / 1e6)} MB`);
server.stop();
await server.ended;
checks.end();
