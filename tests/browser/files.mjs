// The guide as files: one page from the disk with scripts off, and a hosted folder without network.

import { mkdtemp, rm, stat, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRequire } from "node:module";
import { Checks, decklid, host, launch, outcomes, own } from "./lib.mjs";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const checks = new Checks();
const folder = await mkdtemp(join(tmpdir(), "decklid-"));
const browser = await launch();
const title = (page) => page.locator("main section:visible h1").textContent();

for (const [language, opened, cannot] of [["en-US", /it is open|opened/i, "I cannot do this"], ["de", /ist offen|geöffnet/i, "Das kann ich nicht"]]) {
  const file = join(folder, `guide-${language}.html`);
  await decklid("guide", "toyota-camry", "--html", file, "--lang", language);
  checks.that(`${language}: at most 3 MB`, (await stat(file)).size <= 3_000_000, `${(await stat(file)).size}`);
  const context = await browser.newContext({ javaScriptEnabled: false, offline: true, viewport: { width: 320, height: 480 } });
  const page = await context.newPage();
  const requests = [];
  page.on("request", (request) => requests.push(request.url()));
  const errors = [];
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  // A phone: four times slower.
  const slow = await context.newCDPSession(page);
  await slow.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  const begun = Date.now();
  await page.goto(`file://${file}`);
  const took = Date.now() - begun;
  await slow.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  console.log(`${language}: the file is shown after ${took} ms on a processor four times slower`);
  // A second on a quiet machine; on a busy one it says little.
  checks.that(`${language}: shown within ten seconds, however busy the machine`, took < 10_000, `${took} ms`);
  checks.that(`${language}: one section is shown`, (await page.locator("main section:visible").count()) === 1);

  // Without a step, and on to the open lid.
  await outcomes(page).first().click();
  const first = await title(page);
  await own(page, cannot).click();
  checks.that(`${language}: what cannot be done is left out`, (await title(page)) !== first);
  await page.goBack();
  checks.that(`${language}: Back works`, (await title(page)) === first);
  let done = false;
  for (let step = 0; step < 20 && !done; step += 1) {
    const texts = await outcomes(page).allTextContents();
    const yes = texts.findIndex((text) => opened.test(text));
    const other = texts.findLastIndex((_, at) => at !== yes);
    await outcomes(page).nth(step >= 2 && yes >= 0 ? yes : Math.max(other, 0)).click();
    done = page.url().endsWith("-done");
  }
  checks.that(`${language}: the lid is open in the end`, done, page.url());
  checks.that(`${language}: only the file was asked for`, requests.every((url) => url.startsWith("file://") || url.startsWith("data:")), requests.join(" "));
  checks.that(`${language}: no error`, errors.length === 0, errors.join("; "));
  await context.close();

  // Every link leads somewhere; every step takes "not sure" and "cannot"; every way ends.
  const html = await readFile(file, "utf8");
  const ids = new Set([...html.matchAll(/ id="([^"]+)"/g)].map((m) => m[1]));
  const links = [...html.matchAll(/href="#([^"]*)"/g)].map((m) => m[1]);
  const dangling = links.filter((id) => !ids.has(id));
  checks.that(`${language}: no link leads nowhere`, dangling.length === 0, dangling.slice(0, 5).join(" "));
  checks.that(`${language}: nothing from elsewhere`, !/(src|href)="(https?:)?\/\//.test(html.replace(/<script[^]*?<\/script>/g, "")));
  const steps = html.split(/<section id="/).filter((part) => /^[ofc]\d+"/.test(part));
  checks.that(`${language}: every step has a way without it`, steps.every((part) => part.includes(cannot)));
  checks.that(`${language}: every way ends`, ends(steps), "a circle");

  // Paper, and axe on a few sections in both themes.
  const paper = await browser.newPage();
  await paper.goto(`file://${file}`);
  const pdf = await paper.pdf({ format: "A5" });
  checks.that(`${language}: it prints`, pdf.length > 10_000);
  for (const colorScheme of ["light", "dark"]) {
    await paper.emulateMedia({ colorScheme, media: "screen" });
    for (const id of ["start", "sos", "help", "odd", "o0", "f0", "o-done"]) {
      await paper.goto("about:blank");
      await paper.goto(`file://${file}#${id}`);
      // A thousand hidden sections take axe minutes and say nothing.
      await paper.evaluate(() => {
        const hidden = [...document.querySelectorAll("main > section")].filter((s) => getComputedStyle(s).display === "none");
        hidden.forEach((section) => section.remove());
      });
      await paper.evaluate(axe);
      const found = await paper.evaluate(() => axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"] }));
      const says = found.violations.map((v) => `${v.id}: ${v.nodes[0].html.slice(0, 120)}`);
      checks.that(`${language}, ${colorScheme}, #${id}: axe`, says.length === 0, says.join("\n  "));
    }
  }
  await paper.close();
}

// Follows all links between steps: none comes back to where it was.
function ends(steps) {
  const next = new Map(steps.map((part) => [part.match(/^[ofc]\d+/)[0], [...part.matchAll(/href="#([ofc]\d+)"/g)].map((m) => m[1])]));
  const state = new Map();
  const visit = (id) => {
    if (state.get(id) === "done") return true;
    if (state.get(id) === "open") return false;
    state.set(id, "open");
    const fine = (next.get(id) ?? []).every(visit);
    state.set(id, "done");
    return fine;
  };
  return [...next.keys()].every(visit);
}

// A hosted folder: kept by its worker, shown again when the host is gone.
const site = join(folder, "site");
await decklid("export-site", site, "--only", "sedan", "--only", "tesla-model-3");
const server = await host(site);
for (const size of [192, 512]) {
  const icon = await readFile(join(site, `icon-${size}.png`));
  checks.that(`site: an icon of ${size} dots`, icon.readUInt32BE(16) === size && icon.readUInt32BE(20) === size);
}
const context = await browser.newContext();
const page = await context.newPage();
await page.goto(`${server.base}/`);
await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
await page.locator("main a", { hasText: "Tesla" }).click();
await page.waitForLoadState();
await server.stop();
await page.reload();
checks.that("site: a car is shown when the host is gone", (await title(page)).length > 0);
await outcomes(page).first().click();
await outcomes(page).last().click();
checks.that("site: its guide goes on", /#o\d+$/.test(page.url()), page.url());
await page.goto(`${server.base}/index.html`);
checks.that("site: the start page is shown when the host is gone", (await page.locator("main h1").textContent()).length > 0);

await browser.close();
await rm(folder, { recursive: true });
checks.end();
