#!/usr/bin/env python3
"""Computes a car's answers from its exported problem, without any of our code.

    scripts/recompute.py DECKLID [--cars DIR] CAR…

For each car: reads `decklid-lab export CAR --as problem-json` as docs/problem-json.md says, writes out all
hidden cases, and compares with decklid: all posteriors at the start, the expected cost of the policy
(every case is led through `decklid plan --json`), and the least expected cost, by trying everything.
Only for cars with few hidden Booleans that are not certain.
"""

import itertools
import json
import subprocess
import sys

NEAR = 1e-9


def ask(decklid, *arguments):
    done = subprocess.run([decklid, *arguments], text=True, stdout=subprocess.PIPE, check=True)
    return json.loads(done.stdout)


class Problem:
    def __init__(self, data):
        self.data = data
        self.formulas = {f["id"]: f["when"] for f in data["formulas"]}
        self.moves = {m["id"]: m for m in data["moves"]}
        self.cases = []
        free = [h for h in data["hidden"] if 0 < h["prior"] < 1]
        fixed = {h["id"]: h["prior"] == 1 for h in data["hidden"] if not 0 < h["prior"] < 1}
        for values in itertools.product([False, True], repeat=len(free)):
            hidden = fixed | {h["id"]: v for h, v in zip(free, values)}
            weight = 1.0
            for h, v in zip(free, values):
                weight *= h["prior"] if v else 1 - h["prior"]
            memory = hidden | {s["id"]: False for s in data["states"]}
            memory |= {s["id"]: self.value(s["starts"], memory) for s in data["states"]}
            memory = self.after(memory, data["goal"]["begins"])
            if self.value(data["goal"]["given"], memory):
                self.cases.append((weight, hidden, memory))
        total = sum(c[0] for c in self.cases)
        self.cases = [(w / total, h, m) for w, h, m in self.cases]

    def value(self, expr, memory):
        if isinstance(expr, bool):
            return expr
        if isinstance(expr, str):
            return memory[expr]
        word, *parts = expr
        if word == "formula":
            return self.value(self.formulas[parts[0]], memory)
        if word == "not":
            return not self.value(parts[0], memory)
        if word == "all":
            return all(self.value(p, memory) for p in parts)
        if word == "any":
            return any(self.value(p, memory) for p in parts)
        if word == "at_least":
            return sum(self.value(p, memory) for p in parts[1:]) >= parts[0]
        raise ValueError(expr)

    def after(self, memory, sets):
        return memory | {slot: self.value(expr, memory) for slot, expr in sets.items()}

    def act(self, move, memory):
        changed = self.after(memory, move["first"])
        outcomes = move["outcomes"]
        seen = next((o for o in outcomes[:-1] if self.value(o["when"], changed)), outcomes[-1])
        return seen, self.after(changed, seen["then"])

    def done(self, memory):
        return self.value(self.data["goal"]["done"], memory)

    def may(self, move, memory):
        return self.value(move["needs"], memory) and self.value(move["worth"], memory)


def policy_cost(problem, nodes):
    """Follows the policy's nodes for every case."""
    sum_ = 0.0
    for weight, _, memory in problem.cases:
        node = nodes[0]
        for _ in range(1000):
            if node["done"]:
                assert problem.done(memory), node
                break
            move = problem.moves[node["move"]]
            assert move["allowed"] and problem.may(move, memory), move["id"]
            seen, memory = problem.act(move, memory)
            sum_ += weight * seen["price"]
            chosen = next(o for o in node["outcomes"] if o["outcome"] == seen["id"])
            node = nodes[chosen["next"]]
        else:
            raise ValueError("the policy does not end")
    return sum_


def least_cost(problem):
    """Value iteration over every reachable belief, from below."""
    slots = sorted(problem.cases[0][2])
    beliefs = {}
    open_ = [[(w, m) for w, _, m in problem.cases]]
    root = None
    while open_:
        cases = open_.pop()
        total = sum(w for w, _ in cases)
        merged = {}
        for w, m in cases:
            state = tuple(m[s] for s in slots)
            merged[state] = merged.get(state, 0.0) + w / total
        # Keyed by what is still possible: two ways to the same set of states with different weights are kept apart.
        name = tuple(sorted((s, round(w, 13)) for s, w in merged.items()))
        root = root or name
        if name in beliefs:
            continue
        memories = [(w, dict(zip(slots, s))) for s, w in merged.items()]
        steps = []
        if not all(problem.done(m) for _, m in memories):
            for move in problem.moves.values():
                if not move["allowed"] or not all(problem.may(move, m) for _, m in memories):
                    continue
                parts, cost = {}, 0.0
                for w, m in memories:
                    seen, after = problem.act(move, m)
                    cost += w * seen["price"]
                    parts.setdefault(seen["id"], []).append((w, after))
                follow = []
                for cases in parts.values():
                    mass = sum(w for w, _ in cases)
                    one = {}
                    for w, m in cases:
                        state = tuple(m[s] for s in slots)
                        one[state] = one.get(state, 0.0) + w / mass
                    follow.append((mass, tuple(sorted((s, round(w, 13)) for s, w in one.items()))))
                    open_.append(cases)
                if follow != [(1.0, name)]:
                    steps.append((cost, follow))
        beliefs[name] = steps
    value = dict.fromkeys(beliefs, 0.0)
    for _ in range(10_000):
        change = 0.0
        for name, steps in beliefs.items():
            if steps:
                best = min(cost + sum(p * value[n] for p, n in follow) for cost, follow in steps)
                change = max(change, abs(best - value[name]))
                value[name] = best
        if change < 1e-12:
            break
    return value[root], len(beliefs)


def main():
    decklid, *cars = sys.argv[1:]
    folder = []
    if cars and cars[0] == "--cars":
        folder, cars = cars[:2], cars[2:]
    for car in cars:
        problem = Problem(ask(decklid + "-lab", *folder, "export", car, "--as", "problem-json"))
        posterior = {p["id"]: p["p"] for p in ask(decklid, *folder, "why", car, "--json")["posterior"]}
        for name, p in posterior.items():
            ours = sum(w for w, hidden, _ in problem.cases if hidden[name])
            assert abs(ours - p) < NEAR, (car, name, ours, p)
        plan = ask(decklid, *folder, "plan", car, "--seconds", "10", "--no-baselines", "--cutoff", "1e-9", "--json")
        cost = policy_cost(problem, plan["nodes"])
        assert abs(cost - plan["expected_cost"]) < NEAR * cost, (car, cost, plan["expected_cost"])
        least, beliefs = least_cost(problem)
        assert plan["lower_bound"] <= least + 1e-6 and least <= plan["expected_cost"] + 1e-6, (car, least, plan)
        print(f"{car}: {len(posterior)} posteriors, the policy costs {cost:.6f}, the optimum is {least:.6f} "
              f"({len(problem.cases)} cases, {beliefs} beliefs)")


if __name__ == "__main__":
    main()
