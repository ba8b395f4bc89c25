#!/usr/bin/env python3
"""Builds all tests and runs their programs, as many at a time as there are cores: scripts/tests.py [NAME…]

`cargo test` runs one program after the other, and a program with one long test leaves the other cores idle. What a
program says is shown if it fails; at the end come the longest. With names, only the programs of these names.

`CARS` says which cars the tests of single cars do (tests/cars/chosen.rs); without it these are the usual ones and those
that changed. `CARS=all` does all, and keeps what was held, so that the next run need not do them again.
"""

import json
import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import cars

BUILD = "cargo test --locked --workspace --no-run --lib --bins --tests --examples --message-format json-render-diagnostics"
# These are begun first: no core is left with a long one at the end.
LONG = ["judge", "replay", "people", "expected", "belief", "consult", "plan", "booklet"]


def programs():
    """Program and folder of each package's tests."""
    built = subprocess.run(BUILD.split(), stdout=subprocess.PIPE, text=True)
    if built.returncode:
        sys.exit(built.returncode)
    found = {}
    for line in built.stdout.splitlines():
        message = json.loads(line)
        if message.get("executable") and message["profile"]["test"]:
            found[message["executable"]] = (message["target"]["name"], Path(message["manifest_path"]).parent)
    first = {name: at for at, name in enumerate(LONG)}
    return sorted(found.items(), key=lambda program: (first.get(program[1][0], len(LONG)), program[0]))


def run(program):
    path, (name, folder) = program
    begun = time.monotonic()
    done = subprocess.run([path], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace")
    seconds = time.monotonic() - begun
    if done.returncode:
        print(f"{folder.name} {name}: exit code {done.returncode}\n{done.stdout}", flush=True)
    return seconds, f"{folder.name} {name}", done.returncode


def main():
    cores, names = os.cpu_count() or 1, sys.argv[1:]
    os.environ.setdefault("CARS", "+" + ",".join(cars.due()))
    chosen = [program for program in programs() if not names or program[1][0] in names]
    with ThreadPoolExecutor(cores) as pool:
        ended = list(pool.map(run, chosen))
    for seconds, name, _ in sorted(ended, reverse=True)[:12]:
        print(f"{seconds:6.1f} s  {name}")
    failed = [name for _, name, code in ended if code]
    print(f"{len(ended)} programs, {len(failed)} failed{': ' if failed else ''}{', '.join(failed)}")
    if failed or len(ended) < (1 if names else 60):
        return 1
    if os.environ["CARS"] == "all" and not names:
        cars.record()
    return 0


if __name__ == "__main__":
    sys.exit(main())
