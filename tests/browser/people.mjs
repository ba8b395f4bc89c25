// Twelve people, each on a phone and on a desktop: what they know, where they begin, and in how many taps at most they
// are done. The taps were stated before the test was run.
//
// A tap is a link, a button, or a search sent off; typing is none. The one without a network needs the module:
// node people.mjs [FOLDER]

import { Checks, launch, outcomes, serve } from "./lib.mjs";

const [module] = process.argv.slice(2);

const SCREENS = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 800 } };

// What each would see who tries a step; whatever is not named they cannot do.
const DEAD_FOB = {
  hold_fob_button: "nothing", unlock_then_button: "nothing", turn_blade_in_lid: "no_such", get_in: "in_lit",
  press_interior_button: "opened", push_lid_and_release: "nothing", replace_fob_cell: "opened",
};
const DEAD_BATTERY = {
  hold_fob_button: "nothing", unlock_then_button: "nothing", turn_blade_in_lid: "no_such", get_in: "in_dark",
  press_interior_button: "nothing", push_lid_and_release: "nothing", jump_start: "opened", jump_at_post: "opened",
  fold_seats: "folded", pull_inside_handle: "opened", work_inner_release: "opened",
};
const NO_CABLES = { ...DEAD_BATTERY, jump_start: "lacking", jump_at_post: "lacking" };
const KEYS_INSIDE = { hold_fob_button: "no_key", try_spare_fob: "opened", get_in: "in_lit", press_interior_button: "opened" };

const CALL = /^Call /;
const OPEN = /open\. Well done|offen\. Gut gemacht/;

// `does` is done in order: type NAME into the search; tap what says SO; guide KNOWS until the end, where `ends` must hold.
const PEOPLE = [
  { who: "dead fob", taps: 9, does: [["search", "camry 2012"], ["tap", "Toyota Camry (6th"], ["guide", DEAD_FOB]], ends: OPEN },
  { who: "dead battery", taps: 11, does: [["search", "honda civic 2008"], ["tap", "Civic"], ["guide", DEAD_BATTERY]], ends: OPEN },
  { who: "dead battery, no cables", taps: 12, does: [["search", "golf 2015"], ["tap", "Golf"], ["guide", NO_CABLES]], ends: OPEN },
  { who: "sure of nothing", taps: 13, does: [["search", "mini 2005"], ["tap", "MINI"], ["guide", {}, "not_sure"]], ends: CALL },
  { who: "can do nothing", taps: 12, does: [["search", "tesla model 3"], ["tap", "Model 3"], ["guide", {}]], ends: CALL },
  { who: "child inside", taps: 1, does: [["tap", "What to do"]], ends: /trapped inside/ },
  { who: "unlisted car", taps: 11, does: [["search", "Saab 900"], ["tap", "(not listed)"], ["guide", DEAD_FOB]], ends: OPEN },
  { who: "keys inside", taps: 8, does: [["search", "camry 2012"], ["tap", "Toyota Camry (6th"], ["guide", KEYS_INSIDE]], ends: OPEN },
  { who: "German", locale: "de-DE", taps: 9, does: [["search", "golf 2015"], ["tap", "Golf"], ["guide", DEAD_FOB]], ends: OPEN },
  {
    who: "wrong answer taken back", taps: 7,
    does: [
      ["search", "camry 2012"], ["tap", "Toyota Camry (6th"], ["answer", "nothing"], ["tap", "Change"], ["answer", "opened"],
    ],
    ends: OPEN,
  },
  { who: "offline", offline: true, taps: 9, does: [["search", "camry 2012"], ["tap", "Toyota Camry (6th"], ["guide", DEAD_FOB]], ends: OPEN },
  { who: "print the card", taps: 3, does: [["search", "camry 2012"], ["tap", "Toyota Camry (6th"], ["card"]], ends: null },
];

const checks = new Checks();
const server = await serve(...(module ? ["--worker", module] : []));
const browser = await launch();
const title = async (page) => (await page.locator("main h1:visible").first().textContent()).trim();
const told = (href) => new URL(href, server.base).searchParams.getAll("saw").at(-1)?.split(".") ?? [];

// One person with a screen: counts what they tap.
class Person {
  taps = 0;

  constructor(page) {
    this.page = page;
  }

  async tap(link) {
    this.taps += 1;
    await link.click();
    await this.page.waitForLoadState();
    // A machine that checks may be too busy to answer at once; reloading is no tap.
    while ((await this.page.locator("main ul.answers, main form").count()) === 0) {
      await this.page.waitForTimeout(2_000);
      await this.page.reload();
    }
  }

  async search(name) {
    await this.page.fill("#q", name);
    await this.tap(this.page.locator("main form button"));
  }

  async answer(outcome) {
    const answers = await outcomes(this.page).all();
    for (const link of answers) {
      if (told(await link.getAttribute("href"))[1] === outcome) return this.tap(link);
    }
    return undefined;
  }

  // Answers each step by what they know, until nothing is asked any more or the step is to call.
  async guide(knows, otherwise = "cannot") {
    for (let step = 0; step < 30; step += 1) {
      const links = await this.page.locator("main ul.answers a").all();
      const hrefs = await Promise.all(links.map((link) => link.getAttribute("href")));
      const at = hrefs.findIndex((href) => href.includes("saw="));
      const [move] = at < 0 ? [] : told(hrefs[at]);
      if (!move || move.startsWith("call_") || OPEN.test(await title(this.page))) return;
      const wanted = [knows[move], otherwise, "cannot"].filter(Boolean);
      const found = wanted.map((outcome) => hrefs.findIndex((href) => told(href)[0] === move && told(href)[1] === outcome)).find((index) => index >= 0);
      if (found === undefined) return;
      await this.tap(links[found]);
    }
  }
}

const DO = {
  search: (person, name) => person.search(name),
  tap: (person, says) => person.tap(person.page.locator("a:visible, summary:visible", { hasText: says }).first()),
  answer: (person, outcome) => person.answer(outcome),
  guide: (person, ...rest) => person.guide(...rest),
  async card(person) {
    const link = person.page.locator("main a", { hasText: "Print a card" });
    const sent = await person.page.request.get(server.base + (await link.getAttribute("href")));
    person.taps += 1;
    const bytes = await sent.body();
    checks.that("the card is a PDF", sent.status() === 200 && bytes.subarray(0, 5).toString() === "%PDF-");
  },
};

// Opens the start page; who will be offline stays until the guide is kept, then loses the network.
async function arrive(context, page, offline) {
  await page.goto(server.base);
  if (!offline) return;
  await page.locator("#pocket", { hasText: "now works without a network" }).waitFor();
  await context.setOffline(true);
  await page.reload();
}

for (const { who, taps, does, ends, locale = "en-US", offline = false } of PEOPLE) {
  if (offline && !module) continue;
  for (const [screen, viewport] of Object.entries(SCREENS)) {
    const context = await browser.newContext({ locale, viewport, javaScriptEnabled: offline });
    context.setDefaultTimeout(120_000);
    const page = await context.newPage();
    const person = new Person(page);
    let broke = "";
    try {
      await arrive(context, page, offline);
      for (const [what, ...how] of does) await DO[what](person, ...how);
    } catch (error) {
      broke = String(error).split("\n")[0];
    }
    const heading = await title(page).catch(() => "");
    console.log(`${who}, ${screen}: ${person.taps} taps of ${taps} (${heading})${broke}`);
    checks.that(`${who}, ${screen}: nothing was missing`, broke === "", broke);
    checks.that(`${who}, ${screen}: done in ${taps} taps`, person.taps > 0 && person.taps <= taps, `${person.taps}`);
    checks.that(`${who}, ${screen}: ends where it should`, ends === null || ends.test(heading), heading);
    await context.close();
  }
}

await browser.close();
server.stop();
checks.end();
