#!/usr/bin/env python3
"""Checks that third-party programs read the calendar of `decklid care` as intended.

    scripts/calendar_check.py DECKLID

Needs icalendar and python-dateutil. For some cars, days and languages: each thing that comes back by the calendar
is one event for whole days; for ten years it comes on the days that counting months from the day gives, the last
day of the month where there is no such day; names are unique and stay the same.
"""

import datetime
import json
import subprocess
import sys
import tempfile

from dateutil.relativedelta import relativedelta
from dateutil.rrule import rrulestr
from icalendar import Calendar

CARS = ["sedan", "mini-r50-r53-hatch", "mini-r56-hatch", "mercedes-c-class", "kia-optima"]
DAYS = ["2026-11-28", "2024-02-29", "2026-08-31", "2025-01-30", "2026-12-01"]
YEARS = 10


def main():
    decklid = sys.argv[1]
    events = 0
    for car in CARS:
        ids = set()
        for day, language in zip(DAYS, ["en-US", "de", "en-GB", "de", "en-US"]):
            with tempfile.NamedTemporaryFile(suffix=".ics") as file:
                command = [decklid, "care", car, "--since", day, "--ics", file.name, "--lang", language, "--json"]
                said = json.loads(subprocess.run(command, text=True, stdout=subprocess.PIPE, check=True).stdout)
                data = open(file.name, "rb").read()
            assert all(len(line) <= 75 for line in data.split(b"\r\n")), "a line is too long"
            calendar = Calendar.from_ical(data)
            assert not calendar.errors, calendar.errors
            found = calendar.walk("VEVENT")
            due = [item for item in said["items"] if item["every"]]
            assert len(found) == len(due) == said["calendar"]["events"] > 3, (car, day)
            assert not ids or ids == {str(event["UID"]) for event in found}, "names change"
            ids = {str(event["UID"]) for event in found}
            assert len(ids) == len(found)
            for event, item in zip(found, due):
                check(event, item, datetime.date.fromisoformat(day), language)
            events += len(found)
    print(f"{events} events of {len(CARS)} cars read as intended, {YEARS} years of each")


def check(event, item, since, language):
    months = int(item["every"].removeprefix("P").removesuffix("M"))
    assert not event.errors, event.errors
    start = event["DTSTART"].dt
    assert type(start) is datetime.date, "not a whole day"
    rule = rrulestr(event["RRULE"].to_ical().decode(), dtstart=datetime.datetime.combine(start, datetime.time()))
    until = datetime.datetime.combine(since + relativedelta(years=YEARS), datetime.time())
    dates = [moment.date() for moment in rule.between(datetime.datetime.min, until, inc=True)]
    meant = [since + relativedelta(months=months * n) for n in range(1, YEARS * 12 // months + 1)]
    assert dates == meant, (str(event["UID"]), dates[:4], meant[:4])
    if language == "en-US":
        assert str(event["SUMMARY"]).endswith(item["says"]), event["SUMMARY"]
        assert item["every_says"] in str(event["DESCRIPTION"])


main()
