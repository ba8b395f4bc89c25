#!/usr/bin/env python3
"""Modules that import each other in a circle, crate by crate: scripts/cycles.py [FOLDER]

Read from the text, without the compiler: `use` lines and paths; a re-export stands for what it names, tests are left
out, and a method call is no import. Fails when a circle is found that KNOWN does not give a reason for.
"""
import re
import sys
from collections import defaultdict
from pathlib import Path

# A module of each circle that stays, and why it does.
KNOWN = {
    "decklid-advice::consult::recall": "one consultation in three files: it keeps what was recalled, and both extend it",
    "decklid-faces::texts": "British words are messages, and the reader's language says which English",
    "decklid-lab::commands::learn::gather": "one run in two files: what was gathered, and how it is kept between two runs",
    "decklid-twin::plant": "each part lists its knobs and says what is felt; the list and the senses read all parts",
}


def expanded(path):
    """The single paths of `a::{b, c::{d}}`."""
    head, brace, body = path.strip().partition("{")
    if not brace:
        return [head.strip()]
    parts, depth, part = [], 0, ""
    for char in body[: body.rindex("}")]:
        depth += (char == "{") - (char == "}")
        if char == "," and depth == 0:
            parts.append(part)
            part = ""
        else:
            part += char
    return [head + each for part in [*parts, part] if part.strip() for each in expanded(part)]


class Crate:
    def __init__(self, src):
        self.texts = {}
        for file in sorted(src.rglob("*.rs")):
            parts = file.relative_to(src).with_suffix("").parts
            name = parts[:-1] if parts[-1] in ("mod", "lib", "main") else parts
            text = re.sub(r"//[^\n]*", "", file.read_text())
            self.texts[name] = text.split("#[cfg(test)]\nmod tests {")[0]
        self.uses = {name: self.read_uses(name, text) for name, text in self.texts.items()}

    def read_uses(self, name, text):
        """What each name in a module stands for, and whether it is handed on."""
        uses = {}
        for handed_on, path in re.findall(r"\b(pub(?:\([^)]*\))?\s+)?use\s+([^;]+);", text):
            for each in expanded(path):
                each, _, alias = each.partition(" as ")
                segments = self.absolute(name, each)
                if segments:
                    uses[alias.strip() or segments[-1]] = (segments, bool(handed_on))
        return uses

    def absolute(self, module, path):
        """The path from the root of the crate; None if it leads out of the crate."""
        segments = [s.strip() for s in path.split("::")]
        if segments[-1] == "self":
            segments.pop()
        base = list(module)
        if segments[0] == "crate":
            base, segments = [], segments[1:]
        elif segments[0] == "self":
            segments = segments[1:]
        elif segments[0] != "super" and (*module, segments[0]) not in self.texts:
            return None
        while segments and segments[0] == "super":
            base, segments = base[:-1], segments[1:]
        return base + segments

    def module(self, segments, depth=8):
        """The module in which that path ends, re-exports followed; None for a module itself."""
        at = 0
        while at < len(segments) and tuple(segments[: at + 1]) in self.texts:
            at += 1
        if at == len(segments):
            return None
        name = tuple(segments[:at])
        target, handed_on = self.uses.get(name, {}).get(segments[at], (None, False))
        if handed_on and depth:
            return self.module(target + segments[at + 1 :], depth - 1)
        return name

    def imports(self, name):
        text = re.sub(r"\b(pub(\([^)]*\))?\s+)?use\s+[^;]+;", "", self.texts[name])
        paths = [target for target, handed_on in self.uses[name].values() if not handed_on]
        for path in re.findall(r"(?<![\w:.])((?:\w+::)+\w+)", text):
            first, *rest = path.split("::")
            if first in self.uses[name]:
                paths.append(self.uses[name][first][0] + rest)
            else:
                paths.append(self.absolute(name, path))
        return {self.module(path) for path in paths if path} - {None, name}

    def circles(self):
        """Sets of modules of which each leads to each other."""
        edges = {name: self.imports(name) for name in self.texts}
        reach = defaultdict(set)
        for start in edges:
            open_ = [start]
            while open_:
                new = edges[open_.pop()] - reach[start]
                reach[start] |= new
                open_ += new
        found = {frozenset(b for b in reach[a] if a in reach[b]) for a in edges if a in reach[a]}
        return sorted(sorted(circle) for circle in found)


def main():
    root = Path(sys.argv[1] if len(sys.argv) > 1 else ".")
    unknown, seen = 0, set()
    for src in sorted(root.glob("crates/*/src")):
        for circle in Crate(src).circles():
            names = ["::".join((src.parent.name, *module)) for module in circle]
            reason = next((known for known in KNOWN if known in names), None)
            seen.add(reason)
            unknown += reason is None
            print(f"{', '.join(names)}\n    {KNOWN.get(reason, 'NO REASON: break it, or say in KNOWN why it stays')}")
    for gone in sorted(KNOWN.keys() - seen):
        print(f"{gone} is in no circle any more: take it out of KNOWN")
    return 1 if unknown or KNOWN.keys() - seen else 0


if __name__ == "__main__":
    sys.exit(main())
