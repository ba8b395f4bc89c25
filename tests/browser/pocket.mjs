// The guide in the pocket: one visit, then no network, from a server and from a folder: node pocket.mjs FOLDER
//
// Cars that nobody looked at before, all the way to the open lid, in English and German. Where the host was, a socket
// writes down whoever still tries to reach it.

import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Checks, decklid, host, launch, outcomes, serve } from "./lib.mjs";

const [module] = process.argv.slice(2);
const checks = new Checks();
const browser = await launch();
const title = (page) => page.locator("main h1").first().textContent();
const CARS = ["toyota-camry", "tesla-model-3", "sedan"];
const WORDS = {
  "en-US": { opened: /it is open|opened/i, done: /open\. Well done/, ready: "This guide now works without a network." },
  "de-DE": { opened: /ist offen|geöffnet/i, done: /offen\. Gut gemacht/, ready: "Dieser Ratgeber geht jetzt auch ohne Netz." },
};

// Writes down what is asked where nobody serves any more. A browser looks by itself whether there is a newer worker.
async function nobody(base) {
  const asked = [];
  const server = createServer((request) => {
    if (request.url !== "/worker.js") asked.push(request.url);
    request.socket.destroy();
  });
  await new Promise((ready) => server.listen(Number(new URL(base).port), "127.0.0.1", ready));
  return { asked, stop: () => new Promise((done) => server.close(done)) };
}

// Says what did not help, twice, then that it is open.
async function walk(page, { opened, done }) {
  for (let step = 0; step < 16; step += 1) {
    if (done.test(await title(page))) return step;
    const texts = await outcomes(page).allTextContents();
    const yes = texts.findIndex((text) => opened.test(text));
    const other = texts.findLastIndex((_, at) => at !== yes);
    await outcomes(page).nth(step >= 2 && yes >= 0 ? yes : Math.max(other, 0)).click();
  }
  return -1;
}

async function visit(what, base, stop) {
  const visits = [];
  for (const locale of Object.keys(WORDS)) {
    const context = await browser.newContext({ locale, viewport: { width: 390, height: 844 } });
    // The machine that checks may be busy.
    context.setDefaultTimeout(120_000);
    const page = await context.newPage();
    const errors = [];
    page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
    page.on("pageerror", (error) => errors.push(String(error)));
    await page.goto(base);
    const begun = Date.now();
    const place = page.locator("#pocket");
    // A file is in the language of the folder, whoever reads it.
    const ready = Object.values(WORDS).map((words) => words.ready).filter((says) => what === "folder" || says === WORDS[locale].ready);
    await page.locator("#pocket", { hasText: new RegExp(ready.join("|")) }).waitFor().catch(() => {});
    checks.that(`${what}, ${locale}: says that it is ready`, ready.includes(await place.textContent()), await place.textContent());
    console.log(`${what}, ${locale}: ready after ${Date.now() - begun} ms`);
    visits.push({ locale, context, page, errors });
  }
  await stop();
  const gone = await nobody(base);
  for (const { locale, context, page, errors } of visits) {
    for (const car of CARS) {
      const begun = Date.now();
      await page.goto(`${base}/guide/${car}`);
      const first = Date.now() - begun;
      const steps = await walk(page, WORDS[locale]);
      checks.that(`${what}, ${locale}, ${car}: the lid is open in the end`, steps > 2, `${steps}: ${await title(page)}`);
      console.log(`${what}, ${locale}, ${car}: first page ${first} ms, ${steps} answers in ${Date.now() - begun} ms`);
    }
    await page.goto(`${base}/`);
    await page.fill("#q", "civic 2008");
    await page.click("main form button");
    checks.that(`${what}, ${locale}: a search finds`, /Civic/.test(await page.locator("main").textContent()));
    await page.goto(`${base}/api/v1/cars/sedan/card.svg`);
    checks.that(`${what}, ${locale}: a card is drawn with its own fonts`, await page.evaluate(() => document.fonts.size > 0 && document.documentElement.tagName === "svg"));
    checks.that(`${what}, ${locale}: no errors`, errors.length === 0, errors.join("; "));
    await context.close();
  }
  checks.that(`${what}: nothing asked the network`, gone.asked.length === 0, gone.asked.join(" "));
  await gone.stop();
}

const server = await serve("--worker", module);
{
  // With scripts off nothing is missing, and nothing is said of what cannot come.
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${server.base}/guide/sedan`);
  checks.that("scripts off: the guide is there", (await outcomes(page).count()) >= 2);
  checks.that("scripts off: no empty promise", (await page.locator("#pocket").textContent()) === "");
  await context.close();
}
await visit("server", server.base, async () => {
  server.stop();
  await server.ended;
});

const folder = await mkdtemp(join(tmpdir(), "decklid-"));
const begun = Date.now();
await decklid("export-site", folder, "--worker", module);
console.log(`export-site --worker: ${Date.now() - begun} ms`);
const files = await host(folder);
await visit("folder", files.base, files.stop);
await rm(folder, { recursive: true });
await browser.close();
checks.end();
