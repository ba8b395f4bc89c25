#!/usr/bin/env python3
"""The Aralia suite as published: scripts/aralia.py LAB FOLDER

LAB is the program decklid-lab. Of each tree: number and sizes of minimal cut sets, top probability, the first 1,000
sets in order; all within a minute of processor time and two gigabytes.
"""

import json
import resource
import subprocess
import sys
from pathlib import Path

FIRST = 1000


def faults(found, wanted):
    """What differs from the published answers."""
    by_order, sets = wanted["by_order"], [len(cut) for cut in found["cut_sets"]]
    least = next(order for order, count in enumerate(by_order) if count)
    rows = [
        ("probability", abs(found["top_probability"] / wanted["top_probability"] - 1) < 1e-9),
        ("number of cut sets", found["minimal_cut_sets"] == wanted["minimal_cut_sets"]),
        ("numbers by order", found["by_order"] == by_order),
        ("order of the first sets", sets == sorted(sets)),
        ("least sets", sets.count(least) == min(by_order[least], FIRST)),
    ]
    return [what for what, good in rows if not good]


def main():
    lab, folder = sys.argv[1], Path(sys.argv[2])
    reference, wrong = json.loads((folder / "reference.json").read_text()), 0
    for name, wanted in reference.items():
        command = [lab, "lockouts", "--open-psa", folder / f"{name}.xml", "--first", str(FIRST), "--json"]
        done = subprocess.run(command, stdout=subprocess.PIPE, text=True)
        told = faults(json.loads(done.stdout), wanted) if done.returncode == 0 else [f"exit code {done.returncode}"]
        wrong += bool(told)
        if told:
            print(f"{name}: {', '.join(told)}")
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds, megabytes = used.ru_utime + used.ru_stime, used.ru_maxrss / 1024
    print(f"{len(reference)} trees, {wrong} wrong, {seconds:.1f} s of a processor, {megabytes:.0f} MB at most")
    return 0 if len(reference) >= 30 and not wrong and seconds < 60 and megabytes < 2048 else 1


if __name__ == "__main__":
    sys.exit(main())
