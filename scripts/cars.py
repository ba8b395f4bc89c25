#!/usr/bin/env python3
"""Which cars the tests of single cars have to do, besides those that they always do.

    scripts/cars.py due      ids of the cars that changed since all were last done, with commas between
    scripts/cars.py chosen   ids of all cars that CARS says, or of the usual ones and those: for other programs
    scripts/cars.py record   all were done and are right: keeps a hash of each in tests/cars/held.txt

Only `CARS=all scripts/tests.py` records. A car has changed when a file of its own has, or of a real car that it is based
on; comments do not count. A change of code, of what all cars share, of a body type or of the judgement calls concerns
many cars alike: body types and tests/cars/sample.txt notice it, and `scripts/check --long` does all.
"""

import hashlib
import os
import re
import sys
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CARS, HELD, SAMPLE = ROOT / "data/cars", ROOT / "tests/cars/held.txt", ROOT / "tests/cars/sample.txt"
FILES = ["car.toml", "twin.toml", "expected.toml", "de.toml"]


def said(path):
    """What a file says, without comments and empty lines."""
    lines = path.read_text().splitlines() if path.is_file() else []
    return "\n".join(line for line in lines if line.strip() and not line.lstrip().startswith("#"))


def chain(car):
    """The car and the real cars that it is based on."""
    found = []
    while car in real() and car not in found:
        found.append(car)
        base = re.search(r'^based_on *= *"([^"]+)"', (CARS / car / "car.toml").read_text(), re.M)
        car = base and base[1]
    return found


def digest(car):
    texts = [said(CARS / link / name) for link in chain(car) for name in FILES]
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()[:16]


@cache
def real():
    """Ids of all cars that are no body type."""
    files = sorted(CARS.glob("*/car.toml"))
    return [file.parent.name for file in files if not re.search(r"^archetype *= *true", file.read_text(), re.M)]


def due():
    held = dict(line.split() for line in HELD.read_text().splitlines()) if HELD.is_file() else {}
    always = SAMPLE.read_text().split()
    return [car for car in real() if car not in always and held.get(car) != digest(car)]


def bodies():
    return [file.parent.name for file in sorted(CARS.glob("*/car.toml")) if file.parent.name not in ["base", *real()]]


def chosen():
    """As tests/cars/chosen.rs does."""
    asked = os.environ.get("CARS", "+" + ",".join(due()))
    cars, words = bodies() + real(), [word for word in asked.lstrip("+").split(",") if word]
    named = [car for car in cars if any(word in car for word in words)]
    if asked == "all":
        return cars
    usual = bodies() + SAMPLE.read_text().split()
    return [car for car in cars if car in named or (asked[:1] in ("", "+") and car in usual)]


def record():
    HELD.write_text("".join(f"{car} {digest(car)}\n" for car in real()))


def main():
    if sys.argv[1:] == ["due"]:
        print(",".join(due()))
    elif sys.argv[1:] == ["chosen"]:
        print(*chosen())
    elif sys.argv[1:] == ["record"]:
        record()
    else:
        sys.exit(__doc__)
    strangers = set(SAMPLE.read_text().split()) - set(real())
    return f"tests/cars/sample.txt names no car: {', '.join(sorted(strangers))}" if strangers else 0


if __name__ == "__main__":
    sys.exit(main())
