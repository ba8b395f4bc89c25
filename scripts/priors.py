#!/usr/bin/env python3
"""The table of docs/priors.md: how the priors of numbers.toml stand beside what owners reported.

`scripts/priors.py` writes the table into the page, `scripts/priors.py --check` says whether it is current.
"""

import re
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs/priors.md"
MARK = ("<!-- table: scripts/priors.py -->\n", "<!-- end -->")
# Class: hidden Booleans, what was thought before any report was read (probability), reports of 135.
CLASSES = {
    "button on the lid, its rubber and switch": (["exterior_button.dead"], 0.07, 20),
    "wires at the hinge": (["lid_loom.broken", "lid_loom.button_wire"], 0.04, 18),
    "motor, gears, linkage, stiff latch": (
        ["actuator.dead", "actuator.weak", "linkage.off", "latch.stiff", "latch.seized"], 0.06, 20),
    "body computer, coding": (["module.confused", "module.no_release", "latch.cutout"], 0.015, 14),
    "cargo or cloth at the latch": (["lid.pressed"], 0.05, 8),
    "lock-out switch": (["valet", "latch_slide_set", "remote_release_off"], 0.03, 6),
    "power gate lost its place": (["gate_motor.lost"], 0.06, 4),
    "button inside": (["interior_button.dead"], 0.03, 4),
    "frozen or glued seal": (["lid.stuck"], 0.04, 3),
    "not in Park, or the engine on": (["not_in_park"], 0.04, 2),
    "fuse": (["release_fuse.blown"], 0.03, 1),
}
# The judgement counts as much as so many reports.
JUDGEMENT = 30


def quantile(a, b, q, steps=20_000):
    """Where the Beta distribution has the share q below it, by adding up its density."""
    density = [(i / steps) ** (a - 1) * (1 - i / steps) ** (b - 1) for i in range(1, steps)]
    total, sum_ = sum(density), 0.0
    for i, d in enumerate(density, 1):
        sum_ += d
        if sum_ >= q * total:
            return i / steps
    return 1.0


def table():
    priors = tomllib.loads((ROOT / "data/cars/numbers.toml").read_text())["prior"]
    before = sum(c[1] for c in CLASSES.values())
    reports = sum(c[2] for c in CLASSES.values())
    now = {name: sum(priors[id] for id in ids) for name, (ids, *_) in CLASSES.items()}
    lines = [
        "| cause | thought before | reports | after the reports | 90 % interval | in `numbers.toml` |",
        "|---|--:|--:|--:|--:|--:|",
    ]
    outside = []
    for name, (_, thought, count) in CLASSES.items():
        a = JUDGEMENT * thought / before + count
        b = JUDGEMENT + reports - a
        low, high = quantile(a, b, 0.05), quantile(a, b, 0.95)
        share = now[name] / sum(now.values())
        if not low <= share <= high:
            outside.append(name)
        lines.append(
            f"| {name} | {thought / before:.1%} | {count} | {a / (a + b):.1%} | {low:.1%} to {high:.1%} "
            f"| {share:.1%}{' (outside)' if name in outside else ''} |"
        )
    return "\n".join(lines) + "\n"


def main():
    page = PAGE.read_text()
    head, rest = page.split(MARK[0])
    current = head + MARK[0] + table() + MARK[1] + rest.split(MARK[1], 1)[1]
    if "--check" in sys.argv:
        if current != page:
            sys.exit("docs/priors.md is not what numbers.toml says: run scripts/priors.py")
        return
    PAGE.write_text(current)


main()
