// A second opinion of the pages: Lighthouse as on a phone, and pa11y with two rule sets.

import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import pa11y from "pa11y";
import { CHROMIUM, Checks, serve } from "../browser/lib.mjs";

const told = "saw=hold_fob_button.nothing&saw=turn_blade_in_lid.not_sure";
const pages = {
  home: "/",
  search: "/find?q=civic",
  shapes: "/find?body=any",
  step: "/guide/mini-r50-r53-hatch",
  "answered, German": `/guide/sedan?${told}&lang=de`,
  open: "/guide/sedan?saw=hold_fob_button.opened",
  change: `/change/sedan?${told}&at=1`,
  misfit: "/guide/sedan?saw=work_inner_release.nothing",
  tools: `/tools/sedan?${told}`,
  helper: `/helper/sedan?${told}`,
  facts: "/facts/mini-r50-r53-hatch",
  care: "/care/sedan",
  emergency: "/emergency/sedan",
};
const judged = ["home", "step", "answered, German", "helper", "emergency"];
const least = { accessibility: 1, "best-practices": 1, performance: 0.95 };
const flags = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
const lighthouse = join(dirname(createRequire(import.meta.url).resolve("lighthouse/package.json")), "cli/index.js");

// The scores of a page, by category.
function scores(url) {
  const options = ["--quiet", "--output=json", `--only-categories=${Object.keys(least)}`, `--chrome-flags=${flags.join(" ")}`];
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, [lighthouse, url, ...options], {
      env: { ...process.env, CHROME_PATH: CHROMIUM },
      stdio: ["ignore", "pipe", "inherit"],
    });
    let out = "";
    child.stdout.on("data", (text) => (out += text));
    child.on("exit", (code) => (code === 0 ? done(JSON.parse(out)) : failed(new Error(`lighthouse: exit code ${code}`))));
  });
}

const checks = new Checks();
const server = await serve();

for (const [name, path] of Object.entries(pages)) {
  const found = await pa11y(server.base + path, {
    runners: ["axe", "htmlcs"],
    standard: "WCAG2AA",
    chromeLaunchConfig: { executablePath: CHROMIUM, args: flags },
  });
  const errors = found.issues.filter((issue) => issue.type === "error");
  checks.that(`pa11y, ${name}: no error`, errors.length === 0, errors.map((e) => `${e.code}: ${e.context}`).slice(0, 4).join("\n  "));
}
for (const name of judged) {
  const report = await scores(server.base + pages[name]);
  const said = Object.keys(least).map((category) => [category, report.categories[category].score]);
  console.log(`lighthouse, ${name}: ${said.map(([category, score]) => `${category} ${score}`).join(", ")}`);
  for (const [category, score] of said) {
    const lost = report.categories[category].auditRefs.filter((a) => a.weight > 0 && report.audits[a.id].score < 1).map((a) => a.id);
    checks.that(`lighthouse, ${name}: ${category} at least ${least[category]}`, score >= least[category], `${score}: ${lost.join(", ")}`);
  }
}

server.stop();
checks.end();
