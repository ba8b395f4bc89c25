// Every kind of page: accessible, readable on a small screen, light, and what it says it is.

import { gzipSync } from "node:zlib";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { HtmlValidate } from "html-validate";
import { kinds } from "./kinds.mjs";
import { Checks, launch, serve } from "./lib.mjs";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const checks = new Checks();
const server = await serve();
const browser = await launch();

const languages = ["en-US", "en-GB", "de"];
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

// Languages made up of English for tests: longer, with other letters, and from right to left.
const trials = { "en-XA": "ltr", "ar-XB": "rtl" };

// Runs axe as the page sees itself; the policy of the page forbids scripts, the browser's own way does not.
async function violations(page) {
  await page.evaluate(axe);
  const found = await page.evaluate((tags) => axe.run({ runOnly: tags }), rules);
  return found.violations.map((v) => `${v.id} (${v.nodes.length}): ${v.nodes[0].html.slice(0, 160)}`);
}

// Controls that are lower than they must be: answers 48, everything else 44.
const low = (page) =>
  page.evaluate(() => {
    const small = [];
    for (const it of document.querySelectorAll("a, button, summary, input:not([type=hidden]), label, textarea")) {
      const box = it.getBoundingClientRect();
      if (box.width === 0 || it.classList.contains("skip")) continue;
      if (it.matches("fieldset input")) continue;
      const least = it.matches(".answers a, .calls a, button, .button") ? 48 : it.matches("h2 label") ? 0 : 44;
      if (box.height < least - 0.5) small.push(`${it.textContent.trim().slice(0, 40)}: ${box.height}`);
    }
    return small;
  });

// Texts with English letters on a page of a made-up language: forgotten in the translation. Names of languages,
// of makers, titles of sources and addresses are as they are.
const forgotten = (page) =>
  page.evaluate(() => {
    const found = [];
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      if (node.parentElement.closest("style, script, .tongues, [translate=no]")) continue;
      const text = node.data.replace(/https?:\S+/g, "").trim();
      if (/[A-Za-z]{2}/.test(text)) found.push(text.slice(0, 80));
    }
    for (const it of document.querySelectorAll("[aria-label], [placeholder], [title]")) {
      const text = [it.ariaLabel, it.placeholder, it.title].filter(Boolean).join(" ");
      if (/[A-Za-z]{2}/.test(text)) found.push(text);
    }
    return found;
  });

// A page that is known to be bad, so that the check is known to bite.
{
  const page = await browser.newPage();
  await page.setContent("<html><body><img src='data:,'><a href='#'></a><input><p style='color:#ccc;background:#fff'>pale</p></body></html>");
  checks.that("axe finds what is wrong with a bad page", (await violations(page)).length >= 4);
  await page.close();
}

const validator = new HtmlValidate({
  extends: ["html-validate:recommended"],
  // Style, not validity: HTML needs no end tag of an option, and the start page has one for each car; long titles are as long as the step is, and a case gives several answers by one name.
  rules: { "no-implicit-close": "off", "long-title": "off", "no-trailing-whitespace": "off", "void-style": "off", "no-inline-style": "error", "tel-non-breaking": "off", "prefer-native-element": "off", "form-dup-name": "off" },
});

let most = 0;

// A page as a reader of that language sees it, at that width.
async function sound(page, kind, path, language, where, validated) {
  const requests = [];
  const seen = (request) => requests.push(request.url());
  page.on("request", seen);
  const response = await page.goto(`${server.base}${path}${path.includes("?") ? "&" : "?"}lang=${language}`);
  page.off("request", seen);
  const body = await response.body();
  most = Math.max(most, kind === "facts" ? 0 : body.length);
  // What we know of a car, with its sources, is a list that grows; what counts there is what goes over the air.
  const weight = kind === "facts" ? gzipSync(body).length * 3 : body.length;
  if (["step", "answered"].includes(kind)) checks.that(`${where}: at most 21 kB`, weight <= 21_000, `${weight} bytes`);
  checks.that(`${where}: at most 60 kB, or 20 kB compressed for facts`, weight <= 60_000, `${weight} bytes`);
  checks.that(`${where}: at most two requests, all ours`, requests.filter((u) => !u.startsWith("data:")).length <= 2 && requests.every((u) => u.startsWith(server.base) || u.startsWith("data:")), requests.join(" "));
  const found = await violations(page);
  checks.that(`${where}: axe`, found.length === 0, found.join("\n  "));
  const size = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
  checks.that(`${where}: no sideways scrolling`, size[0] <= size[1], size.join(" > "));
  const small = await low(page);
  checks.that(`${where}: tap sizes`, small.length === 0, small.join("; "));
  const links = await page.locator("a").evaluateAll((all) => all.slice(0, 2).map((a) => a.getAttribute("href")));
  checks.that(`${where}: first the call`, links[0] === "#main" && links[1].startsWith("tel:"), links.join(" "));
  checks.that(`${where}: says its language`, (await page.locator("html").getAttribute("lang")) === language);
  if (!validated) return;
  const report = await validator.validateString(body.toString());
  const errors = report.results.flatMap((r) => r.messages.map((m) => `${m.ruleId} ${m.line}:${m.column} ${m.message}`));
  checks.that(`${where}: valid HTML`, errors.length === 0, errors.slice(0, 3).join("; "));
}

async function all(language, colorScheme, width) {
  const context = await browser.newContext({ colorScheme, viewport: { width, height: 256 }, bypassCSP: true });
  const page = await context.newPage();
  for (const [kind, path] of Object.entries(kinds)) {
    const where = `${kind}, ${language}, ${colorScheme}, ${width}`;
    await sound(page, kind, path, language, where, width === 320 && colorScheme === "light");
  }
  await context.close();
}

// Every kind of page in the made-up languages: nothing is cut off, nothing is left in English.
async function trial(language, direction) {
  const context = await browser.newContext({ viewport: { width: 320, height: 256 }, bypassCSP: true });
  const page = await context.newPage();
  for (const [kind, wanted] of Object.entries(kinds)) {
    const where = `${kind}, ${language}`;
    // What was typed comes back as it was.
    const path = wanted.replace(/civic|zzzz/, "00");
    await page.goto(`${server.base}${path}${path.includes("?") ? "&" : "?"}lang=${language}`);
    checks.that(`${where}: direction`, (await page.locator("html").getAttribute("dir")) === direction);
    const found = await violations(page);
    checks.that(`${where}: axe`, found.length === 0, found.join("\n  "));
    const small = await low(page);
    checks.that(`${where}: tap sizes`, small.length === 0, small.join("; "));
    for (const size of ["100%", "200%"]) {
      await page.evaluate((size) => (document.documentElement.style.fontSize = size), size);
      const wide = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
      checks.that(`${where}, letters of ${size}: no sideways scrolling`, wide[0] <= wide[1], wide.join(" > "));
    }
    const english = await forgotten(page);
    checks.that(`${where}: no English left`, english.length === 0, [...new Set(english)].slice(0, 8).join(" | "));
  }
  await context.close();
}

// Two at a time, as many as the slowest machine has cores. Colors are the same in both kinds of English.
const jobs = Object.entries(trials).map((it) => () => trial(...it));
for (const language of languages) {
  for (const width of language === "de" ? [320, 390, 1280] : [320]) jobs.push(() => all(language, "light", width));
  if (language !== "en-GB") jobs.push(() => all(language, "dark", 320));
}
const lane = async () => {
  for (let job = jobs.shift(); job; job = jobs.shift()) await job();
};
await Promise.all([lane(), lane()]);

// Twice the letters, still no sideways scrolling; forced colours and paper lose nothing.
const context = await browser.newContext({ viewport: { width: 320, height: 256 } });
const page = await context.newPage();
for (const [kind, path] of Object.entries(kinds)) {
  await page.goto(`${server.base}${path}`);
  await page.evaluate(() => (document.documentElement.style.fontSize = "200%"));
  const size = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
  checks.that(`${kind}: twice the letters`, size[0] <= size[1], size.join(" > "));
}
await page.goto(`${server.base}${kinds.step}`);
await page.emulateMedia({ forcedColors: "active" });
const border = await page.locator("main ul.answers a").first().evaluate((a) => getComputedStyle(a).borderTopWidth);
checks.that("forced colours: answers keep their border", parseFloat(border) >= 1);
await page.emulateMedia({ forcedColors: "none", media: "print" });
checks.that("print: the way back is not printed", !(await page.locator("p.back").isVisible()));
checks.that("print: the step is", await page.locator("main h1").isVisible());

// By keyboard: every control is reached, its focus can be seen, and nothing covers it.
await page.emulateMedia({ media: "screen" });
await page.goto(`${server.base}${kinds.answered}`);
const controls = await page.locator("a:visible, summary:visible").count();
let reached = 0;
for (let at = 0; at < controls + 2; at += 1) {
  await page.keyboard.press("Tab");
  const state = await page.evaluate(() => {
    const it = document.activeElement;
    if (!it || it === document.body) return "";
    const box = it.getBoundingClientRect();
    const top = document.elementFromPoint(box.left + Math.min(box.width, 8) / 2, box.top + box.height / 2);
    const visible = getComputedStyle(it).outlineStyle !== "none";
    return visible && (it === top || it.contains(top)) ? "seen" : `hidden ${it.textContent}`;
  });
  if (state === "seen") reached += 1;
  else if (state) checks.that("keyboard: focus can be seen", false, state);
}
checks.that("keyboard: every control is reached", reached >= controls, `${reached} of ${controls}`);

// On a phone the question after a step is on the first screen, and one tap shows all its answers: for every kind of lid.
const near = await browser.newContext({ viewport: { width: 390, height: 844 } });
const reader = await near.newPage();
const seen = (what) =>
  reader.locator(what).evaluateAll((all) => {
    const inside = ({ top, bottom }) => top >= 0 && bottom <= innerHeight;
    return all.length > 0 && all.every((it) => inside(it.getBoundingClientRect()));
  });
const lids = ["sedan", "coupe", "hatch", "wagon", "power-liftgate", "split-doors", "convertible", "front-trunk"];
for (const car of ["toyota-camry", "mini-r50-r53-hatch", ...lids]) {
  for (const language of ["en-US", "de"]) {
    const where = `${car}, ${language}, first step on a phone`;
    await reader.goto(`${server.base}/guide/${car}?lang=${language}`);
    checks.that(`${where}: the question is in sight`, await seen("main .ask"));
    await reader.locator("main .ask a").click();
    checks.that(`${where}: so are its answers, a tap later`, await seen("main #ask a"));
  }
}

// Did it open? The last page saves what happened, and needs no script for it.
const plain = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
for (const [scripts, last] of [["with scripts", reader], ["without scripts", await plain.newPage()]]) {
  await last.goto(`${server.base}${kinds.open}`);
  await last.locator("details:has(a[download]) summary").click();
  const [saved] = await Promise.all([last.waitForEvent("download"), last.locator("a[download]").click()]);
  const told = JSON.parse(await readFile(await saved.path(), "utf8")).told;
  checks.that(`what happened can be saved ${scripts}`, told.length === 1, JSON.stringify(told));
}
await plain.close();
await near.close();

// The picture of the README.
if (process.env.SCREENSHOT) {
  const phone = await browser.newContext({ viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, colorScheme: "light" });
  const shot = await phone.newPage();
  await shot.goto(`${server.base}/guide/mini-r50-r53-hatch`);
  await shot.screenshot({ path: process.env.SCREENSHOT });
  await phone.close();
}

console.log(`heaviest page without facts: ${most} bytes`);
await browser.close();
server.stop();
checks.end();
