#!/usr/bin/env python3
"""What our programs are built from: scripts/dependencies.py check | notices [python] | sbom [python]

    check     licenses that may be shipped, all from crates.io, no crate twice without a reason, all with a notice
    notices   the notices of third parties, as text
    sbom      a bill of materials, CycloneDX 1.5 as JSON
    python    of the wheel instead of the programs

Read from `cargo metadata` and the sources that cargo has fetched. What only tests use is checked, but not listed. Known
vulnerabilities are not looked up: that takes RustSec's database, so run `cargo audit` where you have network.
"""

import json
import re
import subprocess
import sys
from pathlib import Path

PROGRAMS = ["decklid-cli", "decklid-lab", "decklid-python"]
# Their workspaces.
MANIFESTS = ["Cargo.toml", "python/Cargo.toml"]
CRATES_IO = "registry+https://github.com/rust-lang/crates.io-index"
# All may be shipped beside "MIT OR Apache-2.0" with a notice, none asks for more.
ALLOWED = {"MIT", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "Unicode-3.0", "Zlib"}
# Built in twice, and why.
TWICE = {
    "block-buffer": "the server's SHA-2 and the fob's AES are of different years",
    "cpufeatures": "as block-buffer",
    "crypto-common": "as block-buffer",
    "digest": "as block-buffer",
    "getrandom": "of the wheel's Arrow, one of them only for browsers",
    "miniz_oxide": "png and flate2 ask for different ones",
    "roxmltree": "the reader of font settings asks for an older one",
    "syn": "macros of different years; nothing of it is in the programs",
}
# Builds the wheel and is not in it, or only for browsers.
EXPECTED = {"target-lexicon": "Apache-2.0 WITH LLVM-exception", "tiny-keccak": "CC0-1.0"}
FILES = re.compile(r"^(un)?licen[cs]e|^copying|^notice|^copyright", re.IGNORECASE)


def metadata(manifest="Cargo.toml"):
    command = ["cargo", "metadata", "--locked", "--format-version", "1", "--all-features", "--manifest-path", manifest]
    if manifest != "Cargo.toml":
        # What only other systems need of the wheel is not in ours.
        host = re.search(r"host: (.*)", subprocess.run(["rustc", "-vV"], check=True, stdout=subprocess.PIPE, text=True).stdout)
        command += ["--filter-platform", host[1]]
    return json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout)


def shipped(data):
    """Ids of what is in the programs: everything that they reach by other than development dependencies."""
    nodes = {node["id"]: node for node in data["resolve"]["nodes"]}
    open_ = [package["id"] for package in data["packages"] if package["name"] in PROGRAMS]
    found = set(open_)
    while open_:
        for dep in nodes[open_.pop()]["deps"]:
            if dep["pkg"] not in found and any(kind["kind"] != "dev" for kind in dep["dep_kinds"]):
                found.add(dep["pkg"])
                open_.append(dep["pkg"])
    return found


def allowed(expression, name=""):
    """Whether a license expression can be met with the allowed licenses alone."""
    if EXPECTED.get(name) == expression:
        return True
    words = re.findall(r"[()]|[^\s()]+", (expression or "").replace("/", " OR "))

    def some():
        good = every()
        while words and words[0] == "OR":
            words.pop(0)
            good = every() or good
        return good

    def every():
        good = one()
        while words and words[0] == "AND":
            words.pop(0)
            good = one() and good
        return good

    def one():
        word = words.pop(0) if words else ""
        if word == "(":
            good = some()
            return words.pop(0) == ")" and good
        if words and words[0] == "WITH":
            del words[:2]
            return False
        return word in ALLOWED

    return some() and not words


def notices_of(package):
    """Texts of the licenses that lie beside a package's sources."""
    folder = Path(package["manifest_path"]).parent
    files = sorted(file for file in folder.iterdir() if file.is_file() and FILES.match(file.name))
    return [file.read_text(errors="replace").strip() for file in files]


def check(_):
    wrong, doubled = [], set()
    for manifest in MANIFESTS:
        data = metadata(manifest)
        ours = shipped(data)
        # Of the wheel only what is in it or builds it: its metadata also names what other systems would need.
        others = [p for p in data["packages"] if p["source"] and (manifest == "Cargo.toml" or p["id"] in ours)]
        wrong += [f"{p['name']}: license {p['license']}" for p in others if not allowed(p["license"], p["name"])]
        wrong += [f"{p['name']}: from {p['source']}" for p in others if p["source"] != CRATES_IO]
        names = sorted(p["name"] for p in others if p["id"] in ours)
        twice = {name for name in names if names.count(name) > 1}
        wrong += [f"{name}: built in {names.count(name)} times" for name in sorted(twice - TWICE.keys())]
        doubled |= twice
        print(f"{manifest}: {len(others)} dependencies, {len(names)} shipped or built with, {len(twice)} of them twice")
    wrong += [f"{name}: no longer built in twice, take it out of TWICE" for name in sorted(TWICE.keys() - doubled)]
    print("\n".join(wrong) if wrong else "nothing wrong")
    return 1 if wrong else 0


def notices(data):
    """Each text once, with the packages that it goes with."""
    ours, texts, bare = shipped(data), {}, []
    for package in data["packages"]:
        if package["source"] and package["id"] in ours:
            title = f"{package['name']} {package['version']} ({package['license']})"
            own = notices_of(package)
            for text in own:
                texts.setdefault(text, []).append(title)
            if not own:
                bare.append(f"{title} by {', '.join(package['authors']) or package['repository'] or 'its authors'}")
    print("What decklid is built from, and the licenses of its authors.\n")
    print("Published without a license file, under the license named:\n" + "\n".join(f"  {line}" for line in bare) + "\n")
    for text, titles in texts.items():
        print("=" * 80 + "\n" + "\n".join(titles) + "\n" + "-" * 80 + "\n" + text + "\n")
    return 0


def sbom(data):
    ours = shipped(data)
    name = lambda package: f"pkg:cargo/{package['name']}@{package['version']}"
    packages = {package["id"]: package for package in data["packages"] if package["id"] in ours}
    component = lambda package: {
        "type": "library",
        "bom-ref": name(package),
        "purl": name(package),
        "name": package["name"],
        "version": package["version"],
        "licenses": [{"expression": (package["license"] or "").replace("/", " OR ")}],
    }
    needs = lambda node: sorted(name(packages[dep["pkg"]]) for dep in node["deps"] if dep["pkg"] in packages
                                and any(kind["kind"] != "dev" for kind in dep["dep_kinds"]))
    version = next(package["version"] for package in packages.values() if package["name"] in PROGRAMS)
    bill = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {"component": {"type": "application", "name": "decklid", "version": version}},
        "components": sorted((component(package) for package in packages.values()), key=lambda c: c["purl"]),
        "dependencies": sorted(({"ref": name(packages[node["id"]]), "dependsOn": needs(node)}
                                for node in data["resolve"]["nodes"] if node["id"] in packages), key=lambda d: d["ref"]),
    }
    print(json.dumps(bill, indent=1))
    return 0


if __name__ == "__main__":
    commands = {"check": check, "notices": notices, "sbom": sbom}
    words = sys.argv[1:]
    if not words or words[0] not in commands or words[1:] not in ([], ["python"]):
        sys.exit(__doc__)
    sys.exit(commands[words[0]](metadata("python/Cargo.toml" if words[1:] else "Cargo.toml")))
