// The guide as files: one page from the disk with scripts off, and a hosted folder without network.

import { mkdtemp, rm, stat, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRequire } from "node:module";
import { HtmlValidate } from "html-validate";
import { Checks, decklid, host, launch, outcomes, own } from "./lib.mjs";
import { speed } from "./speed.mjs";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const checks = new Checks();
const validator = new HtmlValidate({ extends: ["html-validate:recommended"], rules: { "tel-non-breaking": "off" } });
const folder = await mkdtemp(join(tmpdir(), "decklid-"));
const browser = await launch();
const title = (page) => page.locator("main section:visible h1").textContent();

for (const [language, opened, cannot] of [["en-US", /it is open|opened/i, "I can't do this"], ["de", /ist offen|geöffnet/i, "Das kann ich nicht"]]) {
  const file = join(folder, `guide-${language}.html`);
  await decklid("guide", "toyota-camry", "--html", file, "--lang", language);
  checks.that(`${language}: at most 3 MB`, (await stat(file)).size <= 3_000_000, `${(await stat(file)).size}`);
  const context = await browser.newContext({ javaScriptEnabled: false, offline: true, viewport: { width: 320, height: 480 } });
  const page = await context.newPage();
  const requests = [];
  page.on("request", (request) => requests.push(request.url()));
  const errors = [];
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  await page.goto(`file://${file}`);
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

  // The keyboard goes from answer to answer, seen on each; nothing is wider than a small phone.
  await page.goto(`file://${file}#o0`);
  const wanted = await page.locator("main .g section:visible a:visible, main .g section:visible summary:visible").allTextContents();
  for (const text of wanted) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate(() => ({ text: document.activeElement.textContent, line: parseFloat(getComputedStyle(document.activeElement).outlineWidth) }));
    checks.that(`${language}: Tab comes to "${text}", seen`, at.text === text && at.line >= 2, JSON.stringify(at));
  }
  for (const id of ["start", "sos", "help", "odd", "o0", "f0", "c0", "o-done"]) {
    await page.goto(`file://${file}#${id}`);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    checks.that(`${language}, #${id}: no sideways scrolling at 320 px`, wide <= 0, `${wide}`);
  }
  checks.that(`${language}: says its language`, (await page.locator("html").getAttribute("lang")) === language);
  await context.close();

  // A slow phone: the first page is there within a second, and takes a tap.
  const { line, paint, usable, read, tapped, second } = await speed(browser, file);
  const ms = (time) => `${Math.round(time)} ms`;
  console.log(`${language}, four times slower: first page after ${ms(paint)}, its first answer after ${ms(usable)} (a page of one line after ${ms(line)}); work of the processor: ${ms(read)} to read all, ${ms(tapped)} to take a tap`);
  checks.that(`${language}: the first page within a second`, paint < second, ms(paint));
  checks.that(`${language}: all is read and a tap taken within a second's work`, read + tapped < 1000, ms(read + tapped));

  // Every link leads somewhere; every step takes "not sure" and "cannot"; every way ends.
  const html = await readFile(file, "utf8");
  const invalid = (await validator.validateString(html)).results.flatMap((result) => result.messages);
  checks.that(`${language}: valid HTML`, invalid.length === 0, invalid.slice(0, 3).map((m) => `${m.ruleId}: ${m.message}`).join("; "));
  const ids = new Set([...html.matchAll(/ id="([^"]+)"/g)].map((m) => m[1]));
  const links = [...html.matchAll(/href="#([^"]*)"/g)].map((m) => m[1]);
  const dangling = links.filter((id) => !ids.has(id));
  checks.that(`${language}: no link leads nowhere`, dangling.length === 0, dangling.slice(0, 5).join(" "));
  checks.that(`${language}: nothing from elsewhere`, !/(src|href)="(https?:)?\/\//.test(html.replace(/<script[^]*?<\/script>/g, "")));
  const steps = situations(html);
  checks.that(`${language}: three goals can be begun on the first page`, ["o0", "f0", "c0"].every((id) => steps.has(id) && startLinks(html).includes(id)));
  checks.that(`${language}: every situation is a link with answers`, steps.size > 1_000 && [...steps.values()].every((answers) => answers?.includes("href")));
  checks.that(`${language}: every step has a way without it`, [...steps.values()].every((answers) => answers.replaceAll(/&#(39|x27);/g, "'").includes(cannot)));
  checks.that(`${language}: every way ends`, ends(steps), "a circle");

  // Paper, and axe on a few sections in both themes.
  const paper = await browser.newPage();
  await paper.goto(`file://${file}`);
  const pdf = await paper.pdf({ format: "A5" });
  checks.that(`${language}: it prints`, pdf.length > 10_000);
  await paper.emulateMedia({ media: "print", colorScheme: "dark" });
  const printed = await paper.evaluate(onPaper);
  checks.that(`${language}: black on white on paper`, printed.ink === "rgb(0, 0, 0)" && printed.back === "rgb(255, 255, 255)", JSON.stringify(printed));
  checks.that(`${language}: nothing to tap on paper`, printed.controls === 0, `${printed.controls}`);
  checks.that(`${language}: each number on paper leads somewhere`, printed.lost.length === 0 && printed.numbers > 50, printed.lost.join(" "));
  checks.that(`${language}: model and sources on paper`, printed.foot);
  for (const colorScheme of ["light", "dark"]) {
    await paper.emulateMedia({ colorScheme, media: "screen" });
    for (const id of ["start", "sos", "help", "odd", "o0", "f0", "o-done"]) {
      await paper.goto("about:blank");
      await paper.goto(`file://${file}#${id}`);
      // A thousand hidden sections take axe minutes and say nothing.
      await paper.evaluate(() => {
        const hidden = [...document.querySelectorAll("main > section, main > .g > section")].filter((s) => getComputedStyle(s).display === "none");
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

// The answers of each situation by its name: the k-th link of a step belongs to the k-th answers.
function situations(html) {
  const found = new Map();
  for (const step of html.split('<div class="g').slice(1)) {
    const names = [...step.matchAll(/<i id="([^"]+)"/g)].map((m) => m[1]);
    const answers = step.split("</section>")[0].split(/<div(?: class="m"[^>]*)?>/).slice(1);
    names.forEach((name, at) => found.set(name, answers[at]));
    if (names.length !== answers.length) found.set(names[0], "");
  }
  return found;
}

function startLinks(html) {
  const start = html.match(/<section id="start">[^]*?<\/section>/)[0];
  return [...start.matchAll(/href="#([^"]+)"/g)].map((m) => m[1]);
}

// Follows all links between situations: none comes back to where it was.
function ends(steps) {
  const links = (answers) => [...answers.matchAll(/href="#([^"]+)"/g)].map((m) => m[1]).filter((id) => steps.has(id));
  const state = new Map();
  const visit = (id) => {
    if (state.get(id) === "done") return true;
    if (state.get(id) === "open") return false;
    state.set(id, "open");
    const fine = links(steps.get(id)).every(visit);
    state.set(id, "done");
    return fine;
  };
  return [...steps.keys()].every(visit);
}

// Looks at what would be printed, in the page.
function onPaper() {
  const seen = (element) => element.checkVisibility();
  const all = (selector) => [...document.querySelectorAll(selector)].filter(seen);
  const numbers = new Set(all("[data-n]").map((element) => element.dataset.n));
  const told = all("a[data-to]").map((link) => link.dataset.to);
  const { color: ink, backgroundColor: back } = getComputedStyle(document.body);
  return {
    ink,
    back,
    controls: all("summary, .button, .less a, .links a").length,
    lost: told.filter((to) => /^\d/.test(to) && !numbers.has(to)),
    numbers: numbers.size,
    foot: /model|Modell/i.test(all("footer p").at(-1)?.textContent ?? ""),
  };
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
checks.that("site: its guide goes on", /#o\d+[a-z]{3}$/.test(page.url()), page.url());
await page.goto(`${server.base}/index.html`);
checks.that("site: the start page is shown when the host is gone", (await page.locator("main h1").textContent()).length > 0);

await browser.close();
await rm(folder, { recursive: true });
checks.end();
