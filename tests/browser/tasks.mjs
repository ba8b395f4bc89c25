// Six people with a trunk that stays shut: each comes to an open lid or to a call after at most nine pages.

import { Checks, launch, serve } from "./lib.mjs";

const most = 10;
const checks = new Checks();
const server = await serve();
const browser = await launch();
const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
const page = await context.newPage();

// What each person sees when they try something; what is not named they answer by `else`.
const people = {
  "dead fob": {
    hold_fob_button: "nothing", unlock_then_button: "nothing", get_in: "in_lit", press_interior_button: "opened",
    turn_blade_in_lid: "no_such", push_lid_and_release: "nothing", replace_fob_cell: "opened", else: "cannot",
  },
  "dead battery": {
    hold_fob_button: "nothing", unlock_then_button: "nothing", get_in: "in_dark", press_interior_button: "nothing",
    turn_blade_in_lid: "no_such", push_lid_and_release: "nothing", jump_start: "opened", jump_at_post: "opened",
    feed_hood: "opened", fold_seats: "folded", pull_inside_handle: "opened", else: "cannot",
  },
  "no tools": {
    hold_fob_button: "nothing", unlock_then_button: "nothing", get_in: "in_dark", press_interior_button: "nothing",
    turn_blade_in_lid: "no_such", push_lid_and_release: "nothing", fold_seats: "folded", pull_inside_handle: "opened",
    lacks: true, else: "cannot",
  },
  "not sure on everything": { else: "not_sure" },
  "cannot do anything": { else: "cannot" },
};
const cars = ["sedan", "toyota-camry", "mini-r50-r53-hatch", "hatch", "wagon"];

// The step and the answer in the address of an answer.
const told = (href) => new URL(href, server.base).searchParams.getAll("saw").at(-1).split(".");

// Tells on the page for tools that there are none.
async function withoutTools(car) {
  await page.goto(`${server.base}/tools/${car}`);
  for (const no of await page.locator("input[value=lack]").all()) await no.check();
  await page.locator("main form button").click();
}

// Follows the guide; says how many pages asked something before the one that ends it, and which that is.
async function follow(car, person) {
  if (person.lacks) await withoutTools(car);
  else await page.goto(`${server.base}/guide/${car}`);
  let again = 0;
  for (let pages = 0; pages < 30; pages += 1) {
    if (/open\. Well done/.test(await page.locator("main h1").first().textContent())) return { pages, end: "open" };
    const links = await page.locator("main ul.answers a[href*='saw=']").evaluateAll((all) => all.map((a) => a.getAttribute("href")));
    // A busy server says so, and to try again.
    if (!links.length && again < 20) {
      again += 1;
      pages -= 1;
      await page.waitForTimeout(1000);
      await page.reload();
      continue;
    }
    if (!links.length) return { pages, end: `no answers on ${page.url()}` };
    const [step] = told(links[0]);
    if (step.startsWith("call_")) return { pages, end: "call" };
    const wanted = person[step] ?? person.else;
    const to = links.find((href) => told(href)[1] === wanted) ?? links.find((href) => told(href)[1] === "cannot");
    await page.goto(server.base + to);
  }
  return { pages: 30, end: "nothing" };
}

for (const [name, person] of Object.entries(people)) {
  const walked = [];
  for (const car of cars) {
    const { pages, end } = await follow(car, person);
    walked.push(`${car} ${pages} (${end})`);
    checks.that(`${name}, ${car}: ends in open or call within ${most} pages`, ["open", "call"].includes(end) && pages <= most, `${pages}, ${end}`);
    if (name === "dead fob") checks.that(`${name}, ${car}: open`, end === "open", end);
  }
  console.log(`${name}: ${walked.join(", ")}`);
}

// A child inside: the number is on the very first page, and the page that tells what to do needs no answer.
for (const path of ["/", ...cars.map((car) => `/guide/${car}`)]) {
  await page.goto(server.base + path);
  const first = await page.locator("a").nth(1).getAttribute("href");
  checks.that(`child inside, ${path}: the first page calls`, first.startsWith("tel:"), first);
  await page.locator(".sos a.todo").click();
  checks.that(`child inside, ${path}: one tap tells what to do`, /trapped inside/.test(await page.locator("main h1").textContent()));
  checks.that(`child inside, ${path}: nothing is asked`, (await page.locator("a[href*='saw=']").count()) === 0);
}

await browser.close();
server.stop();
checks.end();
