"""The package as people get it: run with the wheel installed, `DECKLID` and `DECKLID_LAB` naming the programs."""

import json
import os
import re
import subprocess
import threading
import unittest
from pathlib import Path

import decklid
import pyarrow as pa

REPOSITORY = Path(__file__).resolve().parents[2]
FIELD = REPOSITORY / "data/cases/field.jsonl"
DECKLID, LAB = os.environ["DECKLID"], os.environ["DECKLID_LAB"]


def printed(program, *words):
    environment = {**os.environ, "LC_ALL": "C"}
    done = subprocess.run([program, "--json", *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment)
    if not done.stdout:
        raise AssertionError(done.stderr.decode())
    return json.loads(done.stdout)


def field():
    return pa.table(decklid.records(FIELD.read_text()))


def rows(batch):
    return pa.table(batch).to_pylist()


class OneCar(unittest.TestCase):
    def test_answers_are_those_of_the_programs(self):
        told = ["hold_fob_button=nothing", "battery_was_off=yes"]
        saw = [word for answer in told for word in ("--saw", answer)]
        for name in ["sedan", "mini r56", "ford focus hatchback 2010"]:
            car = decklid.Car(name)
            self.assertEqual(car.next(saw=told), printed(DECKLID, "next", name, *saw))
            self.assertEqual(car.why(saw=told, volts=11.4), printed(DECKLID, "why", name, *saw, "--volts", "11.4"))
        self.assertEqual(decklid.Car("sedan").lockouts(), printed(LAB, "lockouts", "sedan"))
        self.assertEqual(decklid.cars(), printed(DECKLID, "cars")["cars"])

    def test_a_case_may_say_everything(self):
        pairs = {
            "goal": "fixed", "before": ["open:hold_fob_button=nothing"], "have": ["jump_source"], "lack": ["multimeter"],
            "cannot": ["get_in"], "hourly": 60.0, "thrift": 2.0,
        }
        options = []
        for name, value in pairs.items():
            for one in value if isinstance(value, list) else [value]:
                options += [f"--{name}", str(one)]
        self.assertEqual(decklid.Car("sedan").next(**pairs), printed(DECKLID, "next", "sedan", *options))
        three = decklid.Car("sedan").why(goal="fixed", before=[("open", "hold_fob_button", "nothing")])
        self.assertEqual(three, printed(DECKLID, "why", "sedan", "--goal", "fixed", "--before", pairs["before"][0]))

    def test_what_is_wrong_is_said(self):
        with self.assertRaisesRegex(decklid.CarNotFound, "may be several cars") as caught:
            decklid.Car("mimi cooper")
        self.assertIn("mini-r56-hatch", caught.exception.near)
        self.assertIsInstance(caught.exception, ValueError)
        with self.assertRaisesRegex(decklid.CaseError, "did you mean hold_fob_button") as caught:
            decklid.Car("sedan").next(saw=["battery_was_off=yes", "hold_fob_buton=nothing"])
        self.assertEqual((caught.exception.row, caught.exception.field), (None, "saw[1]"))
        for wrong, field_of_it in [({"saw": ["nothing"]}, "saw[0]"), ({"goal": "opn"}, "goal"), ({"volts": 400}, "volts"),
                                   ({"before": ["get_in=in"]}, "before[0]"), ({"lack": ["x"]}, "lack[0]")]:
            with self.assertRaises(decklid.CaseError) as caught:
                decklid.Car("sedan").next(**wrong)
            self.assertEqual(caught.exception.field, field_of_it)


class Batches(unittest.TestCase):
    def test_posteriors_are_those_of_why(self):
        # A batch mixes cars.
        told = [["hold_fob_button=nothing"], [], ["battery_was_off=yes", "hold_fob_button=clicks"], ["hold_fob_button=nothing"]]
        cars = ["sedan", "mini-r56-hatch", "hatch", "kia-optima"]
        for row, car, saw in zip(rows(decklid.posteriors(pa.table({"car": cars, "told": told}))), cars, told):
            model = decklid.Car(car)
            exact = dict(zip(model.hidden, row["p"]))
            for cause in model.why(saw=saw)["posterior"]:
                self.assertAlmostEqual(exact[cause["id"]], cause["p"], 12)
            self.assertEqual(exact[row["cause"]], row["p_cause"])

    def test_the_same_case_gets_the_same_wherever_it_stands(self):
        cases = field()
        once = rows(decklid.posteriors(cases))
        backwards = rows(decklid.posteriors(cases.take(list(range(cases.num_rows))[::-1])))
        self.assertEqual(once, backwards[::-1])
        stream = pa.RecordBatchReader.from_batches(cases.schema, cases.to_batches(max_chunksize=7))
        self.assertEqual(once, rows(decklid.posteriors(stream)))
        some = rows(decklid.posteriors(cases, of=["fob.cell_flat", "no.such"]))
        flat = [dict(zip(decklid.Car(car).hidden, row["p"])).get("fob.cell_flat")
                for car, row in zip(cases["car"].to_pylist(), once)]
        self.assertEqual([row["fob.cell_flat"] for row in some], flat)
        self.assertEqual({row["no.such"] for row in some}, {None})

    def test_expectations_count_cases_however_they_come(self):
        cases = field()
        sums = decklid.expectations(cases)
        twice = pa.concat_tables([cases, cases.take(list(range(cases.num_rows))[::-1])])
        counted = cases.append_column("count", pa.array([2] * cases.num_rows))
        self.assertEqual(rows(decklid.expectations(twice)), rows(decklid.expectations(counted)))
        by_name = lambda batch: {(r["car"], r["goal"], r["hidden"]): r for r in rows(batch)}
        for name, row in by_name(decklid.expectations(counted)).items():
            self.assertAlmostEqual(row["excess"], 2 * by_name(sums)[name]["excess"], 9) if name[0] == "sedan" else None
        # By hand: the posterior of each case less that of a stuck lid.
        sedan = cases.filter(pa.compute.and_(pa.compute.equal(cases["car"], "sedan"), pa.compute.equal(cases["goal"], "open")))
        car = decklid.Car("sedan")
        stuck = rows(decklid.posteriors(pa.table({"car": ["sedan"], "told": [[]]})))[0]["p"]
        posteriors = [row["p"] for row in rows(decklid.posteriors(sedan))]
        for at, hidden in enumerate(car.hidden):
            row = by_name(sums)["sedan", "open", hidden]
            self.assertEqual(row["cases"], sedan.num_rows)
            self.assertAlmostEqual(row["excess"], sum(p[at] for p in posteriors) - sedan.num_rows * stuck[at], 9)

    def test_learning_is_that_of_the_program(self):
        cases = field()
        text = decklid.learn(cases, k_anonymous=1)
        self.assertIn("cases = 90", text)
        numbers = REPOSITORY / "target" / "learned-in-test.toml"
        numbers.parent.mkdir(exist_ok=True)
        numbers.write_text(text)
        try:
            taught = decklid.Car("sedan", numbers=str(numbers))
            self.assertNotEqual(taught.hash, decklid.Car("sedan").hash)
            self.assertEqual(taught.why(), printed(DECKLID, "why", "sedan", "--numbers", str(numbers)))
            again = rows(decklid.posteriors(cases, numbers=str(numbers), of=["car_battery.unhooked"]))
            self.assertNotEqual(again, rows(decklid.posteriors(cases, of=["car_battery.unhooked"])))
        finally:
            numbers.unlink()

    def test_replay_is_that_of_the_program(self):
        lines = [line for line in FIELD.read_text().splitlines() if '"car": "mini-r56-hatch"' in line][:3]
        self.assertGreater(len(lines), 0)
        file = REPOSITORY / "target" / "replayed-in-test.jsonl"
        file.parent.mkdir(exist_ok=True)
        file.write_text("\n".join(lines) + "\n")
        try:
            theirs = printed(LAB, "replay", str(file))["by_case"]
        finally:
            file.unlink()
        ours = rows(decklid.replay(decklid.records("\n".join(lines))))
        for mine, other in zip(ours, theirs):
            self.assertEqual({name: other[name] for name in mine if name in other}, {n: mine[n] for n in mine if n in other})
            self.assertGreater(len([name for name in mine if name in other]), 12)

    def test_bad_rows_are_named(self):
        good = {"car": "sedan", "told": []}
        bad = [
            ({"car": "no-such", "told": []}, "car", "no-such"),
            ({"car": None, "told": []}, "car", "null"),
            ({"car": "sedan", "told": ["hold_fob_button=nix"]}, "told[0]", "no outcome `nix`"),
            ({"car": "sedan", "told": ["battery_was_off=yes", "nothing"]}, "told[1]", "STEP=OUTCOME"),
            ({"car": "sedan", "told": ["opn:get_in=in"]}, "told[0]", "opn"),
            ({"car": "sedan", "told": [], "so": ["no.such"]}, "so", "no.such"),
            ({"car": "sedan", "told": [], "goal": "opn"}, "goal", "opn"),
        ]
        schema = pa.schema([("car", pa.string()), ("told", pa.list_(pa.string())), ("so", pa.list_(pa.string())), ("goal", pa.string())])
        for row, place, words in bad:
            table = pa.Table.from_pylist([good, good, row], schema)
            for function in [decklid.posteriors, decklid.expectations]:
                with self.assertRaisesRegex(decklid.CaseError, re.escape(words)) as caught:
                    function(table)
                self.assertEqual((caught.exception.row, caught.exception.field), (2, place), function)
            kept = rows(decklid.posteriors(table, strict=False))
            self.assertEqual([kept[0]["problem"], kept[2]["cause"]], [None, None])
            self.assertIn(words, kept[2]["problem"])
            sums = rows(decklid.expectations(table, strict=False))
            self.assertEqual([row["cases"] for row in sums if row["hidden"] is None], [1])
            self.assertEqual({row["cases"] for row in sums if row["hidden"]}, {2})

    def test_bad_columns_are_named(self):
        for columns, place in [({"told": [[]]}, "car"), ({"car": ["sedan"]}, "told"), ({"car": [1], "told": [[]]}, "car"),
                               ({"car": ["sedan"], "told": ["x"]}, "told"), ({"car": ["sedan"], "told": [[]], "count": ["x"]}, "count")]:
            with self.assertRaises(decklid.CaseError) as caught:
                decklid.posteriors(pa.table(columns))
            self.assertEqual((caught.exception.row, caught.exception.field), (None, place))
        with self.assertRaisesRegex(TypeError, "__arrow_c_array__"):
            decklid.posteriors([{"car": "sedan"}])
        with self.assertRaisesRegex(decklid.CaseError, "row 1: `goal`") as caught:
            decklid.records(FIELD.read_text().splitlines()[0] + '\n{"goal": "opn"}\n'.replace('"opn"', '"opn", "id": "x", "source": "own record", "typed": "x", "car": "x", "listed": true, "told": [], "cause": {"id": null, "words": "x"}, "worked": {"id": null, "words": "x"}'))
        self.assertEqual(caught.exception.row, 1)

    def test_other_layouts_of_the_same(self):
        cases = field().select(["car", "goal", "told", "so", "not"])
        large = pa.schema([(n, pa.large_string() if n in ("car", "goal") else pa.large_list(pa.large_string())) for n in cases.schema.names])
        view = pa.schema([(n, pa.string_view() if n in ("car", "goal") else pa.list_(pa.string_view())) for n in cases.schema.names])
        whole = rows(decklid.posteriors(cases))
        for schema in [large, view]:
            self.assertEqual(rows(decklid.posteriors(cases.cast(schema))), whole)
        # A slice begins in the middle of its buffers.
        self.assertEqual(rows(decklid.posteriors(cases.slice(11, 20))), whole[11:31])

    def test_other_threads_go_on(self):
        beats, done = [], threading.Event()

        def beat():
            while not done.wait(0.001):
                beats.append(1)

        thread = threading.Thread(target=beat)
        thread.start()
        decklid.Car("kia-optima").lockouts()
        decklid.expectations(field())
        done.set()
        thread.join()
        self.assertGreater(len(beats), 20)


class Files(unittest.TestCase):
    def test_parquet_in_parquet_out(self):
        import tempfile

        import decklid.parquet
        import pyarrow.parquet as pq

        cases = pa.concat_tables([field()] * 3)
        with tempfile.TemporaryDirectory() as folder:
            source, target = Path(folder) / "cases.parquet", Path(folder) / "out.parquet"
            pq.write_table(cases, source, row_group_size=100)
            decklid.parquet.posteriors(source, target)
            got = pq.read_table(target)
            self.assertEqual(got["id"], cases["id"])
            self.assertEqual(got.drop_columns("id").to_pylist(), rows(decklid.posteriors(cases)))
            decklid.parquet.expectations(source, target)
            self.assertEqual(pq.read_table(target).to_pylist(), rows(decklid.expectations(cases)))
            before = target.read_bytes()
            source.write_bytes(source.read_bytes()[:-100])
            with self.assertRaises(Exception):
                decklid.parquet.posteriors(source, target)
            self.assertEqual((target.read_bytes(), sorted(p.name for p in Path(folder).iterdir())), (before, ["cases.parquet", "out.parquet"]))


if __name__ == "__main__":
    unittest.main()
