// A person at a car: the whole way to the open lid, with scripts off and on.

import { Checks, launch, outcomes, own, serve } from "./lib.mjs";

const checks = new Checks();
const server = await serve();
const browser = await launch();

const title = (page) => page.locator("main h1").first().textContent();

// Answers every step with what did not help, `times` times, then with "it is open".
async function walk(page, times) {
  for (let step = 0; step < times + 12; step += 1) {
    const heading = await title(page);
    if (/open\. Well done/.test(heading)) return step;
    const answers = outcomes(page);
    const texts = await answers.allTextContents();
    const opened = texts.findIndex((text) => /it is open|opened/i.test(text));
    const other = texts.findLastIndex((_, at) => at !== opened);
    await answers.nth(step >= times && opened >= 0 ? opened : Math.max(other, 0)).click();
  }
  return -1;
}

for (const javaScriptEnabled of [false, true]) {
  const mode = javaScriptEnabled ? "scripts on" : "scripts off";
  const context = await browser.newContext({ javaScriptEnabled, viewport: { width: 320, height: 256 } });
  const page = await context.newPage();

  // By name, in two taps.
  await page.goto(server.base);
  await page.fill("#q", "civic 2008");
  await page.click("main form button");
  await outcomes(page).first().click();
  checks.that(`${mode}: a search leads to a step`, (await outcomes(page).count()) >= 2);
  const first = await title(page);

  // An answer, Back, and the same page again.
  await outcomes(page).last().click();
  const second = await title(page);
  checks.that(`${mode}: an answer leads on`, second !== first, second);
  await page.goBack();
  checks.that(`${mode}: Back works`, (await title(page)) === first);
  await page.goForward();
  checks.that(`${mode}: forward works`, (await title(page)) === second);
  await page.locator("p.back a").click();
  checks.that(`${mode}: the link back takes the answer away`, (await title(page)) === first);

  // What cannot be done is not advised again.
  for (const says of ["I can't do this", "I'm not sure", "Skip this for now"]) {
    const before = await title(page);
    await own(page, says).click();
    checks.that(`${mode}: after "${says}" comes another step`, (await title(page)) !== before);
  }
  checks.that(`${mode}: three answers are listed`, (await page.locator("main ol li a", { hasText: "Change" }).count()) === 3);

  // An earlier answer is changed.
  await page.locator("main ol li a", { hasText: "Change" }).first().click();
  checks.that(`${mode}: the step to change is shown`, (await title(page)) === first);
  await outcomes(page).last().click();
  const told = await page.locator("main ol").last().textContent();
  checks.that(`${mode}: the answer was changed`, !told.includes("I can't do this") && told.includes("I'm not sure"), told);

  // Emergency: at most two taps, on every page.
  checks.that(`${mode}: one tap calls`, (await page.locator("a[href='tel:112']").count()) === 1);
  await page.locator(".sos a.todo").click();
  checks.that(`${mode}: the second tap tells what to do`, /trapped inside/.test(await title(page)));

  // By what is wrong, and to the end.
  await page.goto(server.base);
  await page.locator("main a", { hasText: "click or hum" }).click();
  await page.locator("main a", { hasText: "Camry (6th" }).click();
  checks.that(`${mode}: what is wrong is the first answer`, page.url().includes("saw=hold_fob_button.clicks"), page.url());
  const steps = await walk(page, 0);
  checks.that(`${mode}: the lid is open in the end`, steps > 0, await title(page));
  checks.that(`${mode}: after-care is told`, (await page.locator("main h2", { hasText: "happen again" }).count()) === 1);
  const causes = page.locator("main a", { hasText: "Find the cause" });
  checks.that(`${mode}: the next goal is offered once`, (await causes.count()) === 1);
  await causes.first().click();
  checks.that(`${mode}: the next goal begins`, page.url().includes("goal=fixed") && page.url().includes("before=open."), page.url());

  // By shape; a car that is not listed.
  await page.goto(server.base);
  await page.locator("main a.button").click();
  await page.locator("main ul.answers.less a").first().click();
  checks.that(`${mode}: a body leads to a step`, (await outcomes(page).count()) >= 2);

  // The case is in the address: somebody else goes on from it.
  const other = await browser.newContext({ javaScriptEnabled });
  const shared = await other.newPage();
  await shared.goto(page.url());
  checks.that(`${mode}: a link hands the case on`, (await title(shared)) === (await title(page)));
  checks.that(`${mode}: no cookie is set`, (await context.cookies()).length === 0);

  // Bad addresses are told, nothing is lost.
  await page.goto(`${server.base}/guide/sedan?saw=hold_fob_button.nothing&model=0000000000000000`);
  checks.that(`${mode}: a link of another model says so`, (await page.locator("p.note[role=note]").count()) === 1);
  await page.goto(`${server.base}/guide/toyota-camry?saw=hold_fob_button.fly`);
  checks.that(`${mode}: an unknown answer is told`, /left out: hold_fob_button\.fly/.test(await page.locator("p.note").textContent()));
  const near = await page.goto(`${server.base}/guide/toyota-camri`);
  checks.that(`${mode}: a mistyped car is found`, near.status() === 200 && (await page.locator("main", { hasText: "Camry (6th" }).count()) === 1);
  const gone = await page.goto(`${server.base}/guide/zzzz`);
  checks.that(`${mode}: an unknown car is told`, gone.status() === 404);
  const long = await page.goto(`${server.base}/guide/sedan?q=${"x".repeat(9000)}`);
  checks.that(`${mode}: a long address is told`, long.status() === 414 && /too long/.test(await title(page)));
  await page.goto(`${server.base}/guide/sedan?saw=work_inner_release.nothing`);
  checks.that(`${mode}: an answer out of order is taken`, (await page.locator("ul.answers a").count()) > 1);
  await context.close();
  await other.close();
}

// Nobody knows anything, and nobody can do anything: each way ends soon enough.
for (const says of ["I'm not sure", "I can't do this"]) {
  const page = await browser.newPage();
  await page.goto(`${server.base}/guide/sedan`);
  let steps = 0;
  while (steps < 60 && (await own(page, says).count()) === 1) {
    await own(page, says).click();
    steps += 1;
  }
  checks.that(`"${says}" on everything ends with help`, /no more advice/.test(await title(page)), `${steps} steps`);
  await page.close();
}

// Somebody who helps, with a keyboard only: answers are given on the page for helpers, which comes back ranked anew.
{
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  const focused = (selector) => page.evaluate((s) => document.activeElement?.matches(s) ?? false, selector);
  async function go(selector) {
    for (let tabs = 0; tabs < 150; tabs += 1) {
      await page.keyboard.press("Tab");
      if (await focused(selector)) return true;
    }
    return false;
  }
  async function enter(selector) {
    const reached = await go(selector);
    await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
    return reached;
  }
  const told = () => new URL(page.url()).searchParams.getAll("saw").length;
  const best = () => page.locator("main ol > li > details > summary").first().textContent();
  await page.goto(`${server.base}/helper/sedan`);
  const first = await best();
  const checksFirst = await page.locator("main ul").first().textContent();
  checks.that("helper: what to make sure of comes first", /trapped inside/.test(checksFirst) && /proof/.test(checksFirst));
  checks.that("helper: an answer is reached", await enter("main details[open] > ul.answers:not(.less) a"));
  checks.that("helper: it comes back to the page", page.url().includes("/helper/sedan") && told() === 1, page.url());
  checks.that("helper: steps are ranked anew", (await best()) !== first, first);
  checks.that("helper: another step unfolds", await go("main ol > li > details:not([open]) > summary"));
  await page.keyboard.press("Enter");
  const inside = await page.evaluate(() => document.activeElement.parentElement.open);
  checks.that("helper: its answers show", inside);
  await enter("main details[open] > ul.answers a");
  checks.that("helper: a second answer is told", told() === 2, page.url());
  checks.that("helper: the last answer is taken back", await enter(`main a[href*="/helper/"]:not(.answers a)`));
  checks.that("helper: one answer is left", told() === 1, page.url());
  checks.that("helper: the note can be added to", await go("#note"));
  await page.keyboard.type("Blue car. ");
  checks.that("helper: the note takes words", (await page.locator("#note").inputValue()).includes("Blue car."));
  checks.that("helper: nothing sends the note", (await page.locator("main form").count()) === 0);
  await context.close();
}

await browser.close();
server.stop();
checks.that("the server ends when told", (await server.ended) === 0);
checks.end();
