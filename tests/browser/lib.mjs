// What all browser tests share: the browser, the server under test, a list of what was checked.

import { spawn } from "node:child_process";
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { join, normalize } from "node:path";
import { chromium } from "playwright-core";

export const BINARY = process.env.DECKLID ?? "target/release/decklid";
export const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";

export const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export const launch = () => chromium.launch({ executablePath: CHROMIUM, args: FLAGS });

// Counts what held; what did not is told at once and remembered.
export class Checks {
  held = 0;
  failed = [];

  that(what, holds, more = "") {
    if (holds) this.held += 1;
    else {
      this.failed.push(what);
      console.log(`DID NOT HOLD: ${what}${more ? `: ${more}` : ""}`);
    }
  }

  end() {
    console.log(`${this.held} held, ${this.failed.length} did not`);
    process.exitCode = this.failed.length === 0 && this.held > 0 ? 0 : 1;
  }
}

// Starts `decklid serve` on a free port, with more options if any.
export async function serve(...more) {
  const child = spawn(BINARY, ["serve", "--listen", "127.0.0.1:0", ...more], { stdio: ["ignore", "ignore", "pipe"] });
  // Also when a test breaks off.
  process.on("exit", () => child.kill());
  const base = await new Promise((found, lost) => {
    let said = "";
    child.stderr.on("data", (text) => {
      said += text;
      const at = said.match(/http:\/\/[0-9.:]+/);
      if (at) found(at[0]);
    });
    child.on("exit", () => lost(new Error(`the server ended: ${said}`)));
  });
  return { base, stop: () => child.kill("SIGTERM"), ended: new Promise((done) => child.on("exit", done)) };
}

// Runs a command of decklid to its end.
export function decklid(...args) {
  return new Promise((done, failed) => {
    const child = spawn(BINARY, args, { stdio: ["ignore", "pipe", "inherit"] });
    let out = "";
    child.stdout.on("data", (text) => (out += text));
    child.on("exit", (code) => (code === 0 ? done(out) : failed(new Error(`${args.join(" ")}: exit code ${code}`))));
  });
}

const types = { html: "text/html", js: "text/javascript", webmanifest: "application/manifest+json", svg: "image/svg+xml", png: "image/png", wasm: "application/wasm" };

// A plain web host for a folder.
export async function host(folder) {
  const server = createServer(async (request, response) => {
    const path = normalize(new URL(request.url, "http://x").pathname);
    const file = path.endsWith("/") ? `${path}index.html` : /\.\w+$/.test(path) ? path : `${path}/index.html`;
    try {
      const text = await readFile(join(folder, file));
      response.writeHead(200, { "content-type": types[file.split(".").pop()] ?? "text/plain" });
      response.end(text);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const stop = () => {
    server.closeAllConnections();
    return new Promise((done) => server.close(done));
  };
  return { base: `http://127.0.0.1:${server.address().port}`, stop };
}

// The answers of a step: outcomes first, then those that every step takes.
export const outcomes = (page) => page.locator("main ul.answers:not(.less) a:visible");
export const own = (page, says) => page.locator("main ul.answers.less a:visible", { hasText: says });
