// A second opinion of the pages: Lighthouse as on a phone, and pa11y with two rule sets.

import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import pa11y from "pa11y";
import { kinds } from "../browser/kinds.mjs";
import { CHROMIUM, Checks, FLAGS, serve } from "../browser/lib.mjs";

const { nothing, trouble, answered, ...kindsAsTheyAre } = kinds;
const pages = { ...kindsAsTheyAre, "answered, German": `${answered}&lang=de` };
const judged = ["home", "step", "answered, German", "helper", "emergency"];
const least = { accessibility: 1, "best-practices": 1, performance: 0.95 };
const flags = ["--headless", ...FLAGS];
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
