"""croniter and dateutil, talking as Rounds.swift does."""

import datetime
import sys
import time
import zoneinfo


def croniter(text):
    """The search of croniter, whose object is made once."""
    from croniter import CroniterBadDateError, croniter

    schedule = croniter(text)

    def following(base):
        schedule.set_current(base, force=True)
        try:
            return int(schedule.get_next(datetime.datetime).timestamp())
        except CroniterBadDateError:
            return 0

    return following


def dateutil(text):
    """The search of dateutil, whose rules begin where the search does."""
    from dateutil.rrule import rrulestr

    rule = rrulestr(text)

    def following(base):
        found = next((time for time in rule.replace(dtstart=base) if time > base), None)
        return int(found.timestamp()) if found else 0

    return following


def timed(following, bases, runs):
    begun = time.process_time_ns()
    for _ in range(runs):
        outcome = sum(following(base) for base in bases)
    return (time.process_time_ns() - begun) // runs, outcome * 1_000_000


def main():
    peer, text, zone = sys.argv[1:4]
    base, step, count = map(int, sys.argv[4:7])
    times = range(base // 1_000_000, (base + count * step) // 1_000_000, step // 1_000_000)
    bases = [datetime.datetime.fromtimestamp(time, zoneinfo.ZoneInfo(zone)) for time in times]
    following = {"croniter": croniter, "dateutil": dateutil}[peer](text)
    print(*timed(following, bases, 1), flush=True)
    for line in sys.stdin:
        samples, runs = map(int, line.split())
        print(*(timed(following, bases, runs)[0] for _ in range(samples)), flush=True)


main()
