#!/usr/bin/env python3
"""Checks that Tombi, reading the published schema, and `decklid check` agree on car files.

    scripts/schema.py DECKLID TOMBI

Every car of the catalog must be clean in Tombi. In the bad files of crates/decklid-car/tests/fixtures/fail it must
find every structural error, on the same line, and nothing that `decklid check` does not. Errors that no schema can
know about (undefined names, anything inherited) are counted.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

# Rules about the structure of a file.
SHAPE = {"syntax", "format", "name", "unknown-key", "wrong-type", "missing", "unknown-name", "duplicate",
         "probability", "cost", "noise", "steps"}

# Errors under those rules that go beyond structure, recognized by their message.
BEYOND = [
    ("name", "the folder is"),
    ("unknown-key", "is not a call and has a `professional`"),
    ("wrong-type", "has both"),
    ("missing", "has no `"),  # A base may have it, except for the three keys at the top and anything in lists.
    ("unknown-name", "There is no `"),
    ("unknown-name", "There is no move"),
    ("unknown-name", "has no outcome `"),
    ("duplicate", "is used twice"),
    ("duplicate", "stands here twice"),  # A repeated list entry; a repeated key is not valid TOML.
    ("cost", "are not in order"),
    ("cost", "cannot be inf"),  # No schema can express it.
    ("noise", "has noise"),
    ("steps", "characters long"),
]
TOP = re.compile(r"The file has no `(format|id|name)`|^`outcomes` has no `(id|says)`")


def is_shape(problem):
    rule, message = problem["rule"], problem["message"]
    if rule not in SHAPE:
        return False
    if TOP.search(message) or message == "This key stands here twice.":
        return True
    return not any(rule == beyond and part in message for beyond, part in BEYOND)


def lint(tombi, folder, files):
    """Lines with an error, by file."""
    done = subprocess.run([tombi, "lint", "--offline", *files], cwd=folder, text=True, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, env={**os.environ, "NO_COLOR": "1"})
    found, message = {}, ""
    for line in done.stdout.splitlines():
        plain = re.sub(r"\x1b\[[0-9;]*m", "", line)
        at = re.match(r"\s+at (.+?):(\d+):(\d+)\s*$", plain)
        if at and message.lstrip().startswith("Error"):
            found.setdefault(os.path.relpath(os.path.join(folder, at[1]), folder), []).append((int(at[2]), message.strip()))
        elif not at:
            message = plain
    return done.returncode, found


def main():
    decklid, tombi = (os.path.abspath(path) for path in sys.argv[1:3])
    wrong = []

    cars = sorted(f"data/cars/{name}/car.toml" for name in os.listdir("data/cars") if os.path.isfile(f"data/cars/{name}/car.toml"))
    others = [car.replace("car.toml", name) for car in cars for name in ("expected.toml", "twin.toml")]
    others = [path for path in others if os.path.isfile(path)]
    code, found = lint(tombi, os.getcwd(), [*cars, *others, "data/cars/numbers.toml"])
    if code != 0 or found:
        wrong.append(f"Tombi does not find every car clean: {found}")

    counts = {"shape": 0, "meaning": 0}
    files = {"shape": 0, "meaning": 0}
    fixtures = "crates/decklid-car/tests/fixtures"
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy("tombi.toml", folder)
        os.makedirs(f"{folder}/data/cars/small")
        for name in ("car", "numbers", "expected", "twin"):
            shutil.copy(f"data/cars/{name}.schema.json", f"{folder}/data/cars")
        shutil.copy(f"{fixtures}/shelf/numbers.toml", f"{folder}/data/cars")
        shutil.copy(f"{fixtures}/shelf/small.toml", f"{folder}/data/cars/small/car.toml")
        bad = sorted(name.removesuffix(".toml") for name in os.listdir(f"{fixtures}/fail"))
        for name in bad:
            os.makedirs(f"{folder}/data/cars/{name}")
            shutil.copy(f"{fixtures}/fail/{name}.toml", f"{folder}/data/cars/{name}/car.toml")
        done = subprocess.run([decklid, "check", "--json", f"{folder}/data/cars"], text=True, stdout=subprocess.PIPE)
        told = {}
        for problem in json.loads(done.stdout)["problems"]:
            told.setdefault(os.path.relpath(problem["file"], folder), []).append(problem)
        _, found = lint(tombi, folder, [f"data/cars/{name}/car.toml" for name in [*bad, "small"]])

    for name in bad:
        file = f"data/cars/{name}/car.toml"
        ours, theirs = told.get(file, []), found.get(file, [])
        lines = {line for line, _ in theirs}
        for problem in ours:
            kind = "shape" if is_shape(problem) else "meaning"
            counts[kind] += 1
            if kind == "shape" and problem["line"] not in lines:
                wrong.append(f"{file}:{problem['line']}: Tombi does not find: {problem['rule']}: {problem['message']}")
        files["shape" if any(is_shape(p) for p in ours) else "meaning"] += 1
        for line, message in theirs:
            if line not in {p["line"] for p in ours}:
                wrong.append(f"{file}:{line}: only Tombi finds: {message}")

    print(f"{len(cars)} cars and {len(others)} files beside them clean for Tombi; {len(bad)} bad files with {sum(counts.values())} problems: {counts['shape']} of "
          f"shape in {files['shape']} files, found by both in the same line, {counts['meaning']} of meaning, which only "
          "decklid check can find.")
    for line in wrong:
        print(line)
    sys.exit(1 if wrong else 0)


main()
