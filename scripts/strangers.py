#!/usr/bin/env python3
"""Other programs check our answers and our speed: pyAgrum and Storm, run alongside ours.

    scripts/strangers.py DECKLID [--data DIR] [--measure BENCH]

    --data     the benchmarks of others (folders bn, pomdp); without it they are left out, said so
    --measure  also print tables of times; BENCH is the program of `cargo bench -p decklid-formats --no-run`

Every exported car that is to be done (scripts/cars.py) and every network: posteriors equal pyAgrum's. Reduced cars and published problems:
least expected costs equal Storm's. pyAgrum keeps the numbers of a BIF file in single precision, so it is
handed those of the file again.
"""

import argparse
import json
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

import pyagrum as gum
import stormpy
import stormpy.pomdp

from cars import chosen

ROOT = Path(__file__).resolve().parent.parent
REDUCED = ROOT / "crates/decklid-lab/tests/reduced"
NEAR = 1e-9
# Its tables double with each variable: 24 are 128 MB. So many of the usual cars must be within that.
WIDEST, LEAST_CARS = 24, 6
NETWORKS = ["win95pts", "alarm", "hepar2", "hailfinder", "insurance"]
PROBLEMS = ["trunk8", "car_report", "car_full", "trunk12"]
wrong = []


def run(*command):
    return subprocess.run([str(c) for c in command], text=True, stdout=subprocess.PIPE, check=True).stdout


def ask(*arguments):
    return json.loads(run(*arguments, "--json"))


def held(good, text):
    print(("  " if good else "! ") + text, flush=True)
    if not good:
        wrong.append(text)


def load(file):
    """The network as pyAgrum reads it, with the file's numbers at full precision."""
    net, text = gum.loadBN(str(file)), Path(file).read_text()
    for name, parents, body in re.findall(r"probability\s*\(\s*(\S+?)\s*(?:\|([^)]*))?\)\s*\{(.*?)\n?\}", text, re.S):
        parents = [p.strip() for p in (parents or "").split(",") if p.strip()]
        cpt = net.cpt(name)
        for states, numbers in re.findall(r"(?:\(([^)]*)\)|table)\s*([-+\d.eE,\s]+);", body):
            states = [s.strip() for s in states.split(",")] if states else []
            if len(states) == len(parents):
                cpt[dict(zip(parents, states))] = [float(n) for n in numbers.replace(",", " ").split()]
            else:
                raise ValueError(f"{file}: a table of {name} with parents")
    return net


def findings(net, count, seed):
    """This many compatible findings, drawn one after the other from their posteriors."""
    chance, found = random.Random(seed), {}
    for name in chance.sample(sorted(net.names()), count):
        engine = gum.LazyPropagation(net)
        engine.setEvidence(found)
        engine.makeInference()
        found[name] = chance.choices(list(net.variable(name).labels()), engine.posterior(name).tolist())[0]
    return found


def saw(found):
    return [word for pair in found.items() for word in ("--saw", "=".join(pair))]


def farthest(net, found, answer):
    """The greatest difference of any posterior."""
    engine = gum.LazyPropagation(net)
    engine.setEvidence(found)
    engine.makeInference()
    worst = 0.0
    for node in answer["posterior"]:
        theirs = engine.posterior(node["id"]).tolist()
        labels = net.variable(node["id"]).labels()
        worst = max(worst, *(abs(p - node["p"][label]) for p, label in zip(theirs, labels)))
    return worst


def lab(decklid):
    """decklid-lab, next to decklid."""
    return decklid.with_name("decklid-lab")


def networks(decklid, data):
    for name in NETWORKS:
        file = data / "bn" / f"{name}.bif"
        net = load(file)
        for count in (0, 3, 8):
            found = findings(net, count, count)
            answer = ask(lab(decklid), "why", "--bif", file, *saw(found))
            worst = farthest(net, found, answer)
            held(worst < NEAR, f"{name}, {count} findings: {len(net.names())} posteriors, farthest {worst:.1e}")


def cars(decklid, folder):
    compared = 0
    for car in chosen():
        file = folder / f"{car}.bif"
        run(lab(decklid), "export", car, "--as", "bif", "-o", file)
        net, told = load(file), {"given": "yes"}
        ours = {p["id"]: p["p"] for p in ask(decklid, "why", car)["posterior"]}
        engine = gum.LazyPropagation(net)
        engine.setEvidence(told)
        tree = engine.junctionTree()
        widest = max(len(tree.clique(node)) for node in tree.nodes())
        if widest > WIDEST:
            print(f"  {car}: not compared, pyAgrum needs a table over {widest} variables")
            continue
        compared += 1
        worst = max(abs(engine.posterior(h)[1] - p) for h, p in ours.items())
        held(worst < NEAR, f"{car}: {len(ours)} posteriors of {len(net.names())} nodes, farthest {worst:.1e}")
    held(compared >= LEAST_CARS, f"{compared} cars compared, at least {LEAST_CARS} wanted")


def storm(file, reward, goal):
    """Least expected cost, and CPU time to build and to solve [s]."""
    begun = time.process_time()
    program = stormpy.parse_prism_program(str(file))
    ask_for = stormpy.parse_properties(f'R{{"{reward}"}}min=? [F {goal}]', program)
    model = stormpy.build_model(program, ask_for)
    built = time.process_time()
    result = stormpy.pomdp.verify_with_belief_unfolding(model, ask_for[0])
    assert result.completed_exploration
    return result.value, built - begun, time.process_time() - built


def reduced(decklid, folder):
    for car in sorted(c.name for c in REDUCED.iterdir()):
        own = (decklid, "--cars", REDUCED)
        for kind in ("prism", "pomdp"):
            run(lab(decklid), *own[1:], "export", car, "--as", kind, "-o", folder / f"{car}.{kind}")
        plan = ask(*own, "plan", car, "--seconds", "20", "--no-baselines")
        again = ask(lab(decklid), "plan", "--pomdp", folder / f"{car}.pomdp", "--seconds", "20")["expected_cost"]
        theirs = storm(folder / f"{car}.prism", "cost", '"done"')[0]
        close = all(abs(v - theirs) < 1e-6 * theirs for v in (plan["expected_cost"], plan["lower_bound"], again))
        held(close, f"{car}: Storm {theirs:.6f}, plan {plan['expected_cost']:.6f}, its .pomdp {again:.6f}")


def fails_at_first(file):
    """Probability that the first try, made before any choice in the .prism files, does not reach the goal."""
    text = file.read_text()
    broken = {n: float(p) for p, n in re.findall(r"-> ([\d.]+):\((\w+)'=true\)", text)}
    tried = re.search(r"\[(?:ifob|init_try)\] ph=\d+ & \(([^)]*)\) ->", text)[1]
    works = 1.0
    for name in re.findall(r"!(\w+)", tried):
        works *= 1 - broken.get(name, 0.1)
    return 1 - works


def processor_time(*command):
    """CPU time of a command [s], the median of three runs."""
    times = []
    for _ in range(3):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        run(*command)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        times.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return median(times)


def problems(decklid, data):
    rows = []
    for name in PROBLEMS:
        file, prism = data / "pomdp" / f"{name}.pomdp", data / "pomdp" / f"{name}.prism"
        plan = ask(lab(decklid), "plan", "--pomdp", file, "--seconds", "20")
        value, built, solved = storm(prism, "c", "done")
        theirs = value / fails_at_first(prism)
        ours = plan["expected_cost"]
        good = abs(ours - theirs) < 2e-6 * theirs and plan["gap"] < 1e-10
        held(good, f"{name}: Storm {theirs:.6f}, ours {ours:.6f}, gap {plan['gap']:.0e}")
        whole = processor_time(lab(decklid), "plan", "--pomdp", file, "--json")
        rows.append((name, ours, plan["beliefs"], whole, plan["seconds"], built + solved, solved))
    return rows


def posteriors(decklid, bench, data):
    """Times of all posteriors of the nodes without parents [µs]: ours, and those of pyAgrum's engines."""
    file = data / "bn" / "win95pts.bif"
    net, rows = load(file), []
    roots = [n for n in net.names() if not net.parents(n)]
    for count in (0, 3, 8):
        found = findings(net, count, count)
        ours = json.loads(run(bench, file, *("=".join(pair) for pair in found.items())))["median_micros"]
        theirs = []
        for engine in (gum.ShaferShenoyInference, gum.LazyPropagation):
            times = []
            for _ in range(25):
                begun = time.process_time()
                it = engine(net)
                it.setEvidence(found)
                it.makeInference()
                for root in roots:
                    it.posterior(root)
                times.append((time.process_time() - begun) * 1e6)
            theirs.append(median(times))
        rows.append((count, len(roots), ours, *theirs))
        held(ours * 5 <= min(theirs), f"win95pts, {count} findings: {min(theirs) / ours:.0f} times faster")
    return rows


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("decklid", type=Path)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--measure", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        cars(options.decklid, Path(folder))
        reduced(options.decklid, Path(folder))
    if not options.data:
        print("  no third-party benchmarks next to the repository: skipped")
        return
    networks(options.decklid, options.data)
    solved = problems(options.decklid, options.data)
    for name, *_, whole, _, storm_time, _ in solved:
        if name in ("car_full", "trunk12"):
            held(storm_time >= 20 * whole, f"{name}: {storm_time / whole:.0f} times faster than Storm, reading included")
    if options.measure:
        print("\n| problem | optimum | beliefs | ours, whole process (s) | search alone (s) | Storm 2, build and solve (s) | times faster |")
        print("|---|--:|--:|--:|--:|--:|--:|")
        for name, value, beliefs, whole, search, both, _ in solved:
            print(f"| {name} | {value:.6f} | {beliefs} | {whole:.3f} | {search:.4f} | {both:.2f} | {both / whole:.0f} |")
        rows = posteriors(options.decklid, options.measure, options.data)
        print("\n| findings | posteriors | ours (µs) | pyAgrum Shafer-Shenoy (µs) | pyAgrum lazy (µs) | times faster |")
        print("|--:|--:|--:|--:|--:|--:|")
        for count, roots, ours, shafer, lazy in rows:
            print(f"| {count} | {roots} | {ours:.1f} | {shafer:.0f} | {lazy:.0f} | {min(shafer, lazy) / ours:.0f} |")


if __name__ == "__main__":
    main()
    for text in wrong:
        print(f"failed: {text}")
    sys.exit(1 if wrong else 0)
