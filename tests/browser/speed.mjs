// How long somebody with a slow phone waits: four times slower than this processor, scripts off, no network.

import { writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

const SLOWER = 4;
const ROUNDS = 5;
// What a page of one line takes at most on a quiet machine (ms); where it takes longer, the machine is busy.
const QUIET = 200;

async function phone(browser) {
  const context = await browser.newContext({ javaScriptEnabled: false, offline: true, viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  return { context, page, cdp: await context.newCDPSession(page) };
}

// Time until the page is painted, and until a tap right then has brought the element `shows` (ms).
async function once(browser, file, tap, shows) {
  const { context, page, cdp } = await phone(browser);
  await cdp.send("Page.enable");
  await cdp.send("Page.setLifecycleEventsEnabled", { enabled: true });
  await cdp.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  const painted = new Promise((done) => {
    cdp.on("Page.lifecycleEvent", (event) => event.name === "firstContentfulPaint" && done());
  });
  const begun = performance.now();
  await page.goto(`file://${file}`, { waitUntil: "commit" });
  await painted;
  const paint = performance.now() - begun;
  let usable = paint;
  if (tap) {
    for (const type of ["mousePressed", "mouseReleased"]) {
      await cdp.send("Input.dispatchMouseEvent", { type, ...tap, button: "left", clickCount: 1 });
    }
    while (!(await isShown(cdp, shows))) await new Promise((done) => setTimeout(done, 10));
    usable = performance.now() - begun;
  }
  await context.close();
  return { paint, usable };
}

// While the page is still being read, nodes may go away under one's hands: then it is not shown yet.
async function isShown(cdp, selector) {
  try {
    const { root } = await cdp.send("DOM.getDocument", { depth: 0 });
    const { nodeId } = await cdp.send("DOM.querySelector", { nodeId: root.nodeId, selector });
    return (await cdp.send("DOM.getBoxModel", { nodeId })).model.width > 0;
  } catch {
    return false;
  }
}

// What the page's own thread works until all of the file is read, and until a tap after that is answered (ms, on the
// slow processor). Counted as time of the processor: the same on a busy machine.
async function worked(browser, file, tap, shows) {
  const { context, page, cdp } = await phone(browser);
  await cdp.send("Performance.enable", { timeDomain: "threadTicks" });
  const task = async () => {
    const { metrics } = await cdp.send("Performance.getMetrics");
    return metrics.find((metric) => metric.name === "TaskDuration").value * 1000 * SLOWER;
  };
  await page.goto(`file://${file}`, { waitUntil: "load" });
  const read = await task();
  await page.mouse.click(tap.x, tap.y);
  while (!(await isShown(cdp, shows))) await new Promise((done) => setTimeout(done, 10));
  const tapped = (await task()) - read;
  await context.close();
  return { read, tapped };
}

// The least of several rounds, each with a page of one line before it to tell how busy the machine is.
export async function speed(browser, file) {
  const line = join(dirname(file), "line.html");
  await writeFile(line, "<!DOCTYPE html><title>One line</title><p>One line.");
  const { context, page } = await phone(browser);
  await page.goto(`file://${file}`);
  const answer = page.locator("main ul.answers a:visible").first();
  const box = await answer.boundingBox();
  const shows = `${await answer.getAttribute("href")} ~ section h1`;
  await context.close();
  const tap = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const rounds = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const { paint: alone } = await once(browser, line);
    rounds.push({ line: alone, ...(await once(browser, file, tap, shows)), ...(await worked(browser, file, tap, shows)) });
  }
  const least = (what) => Math.min(...rounds.map((round) => round[what]));
  const found = Object.fromEntries(Object.keys(rounds[0]).map((what) => [what, least(what)]));
  return { ...found, second: 1000 * Math.max(1, found.line / QUIET) };
}
