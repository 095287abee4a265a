"""The search for elapses against brute force, in every zone there is: as many processes as processors.

Two days either side of every change of every zone that differs from the others are tried minute by minute,
in a dozen rhythms that take turns away from the change, forwards and backwards, by both policies; then 400
days in ten zones. What several zones have in common is tried once.

Changes after 2040 follow the same rules again: they are left out. With --thorough no rhythm waits for its
turn, and the changes from 2041 to 2199 are tried too, each from every minute near it and from every hour
further away, in two rhythms of the dozen in turn. Each of them in all rhythms would take days.

One line for each question: `ok NAME`, `not ok NAME: REASON`, or `skip NAME: REASON`.
"""

import argparse
import os
import pathlib
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
ZONES = pathlib.Path(os.environ.get("TZDIR", "/usr/share/zoneinfo"))
ORACLE = ROOT / ".build/release/elapse-oracle"
# Until this year every change is tried from every minute two days either side of it.
DENSE = 2040
# Zones of one kind each: the usual rules, minutes and half hours, Ramadan, midnight, a lost day, the far south.
DAYS = {
    "Europe/Berlin": 2026,
    "America/New_York": 2026,
    "America/St_Johns": 2006,
    "Australia/Lord_Howe": 2026,
    "Pacific/Chatham": 2026,
    "Africa/Casablanca": 2026,
    "Africa/Cairo": 2027,
    "Pacific/Apia": 2011,
    "Europe/Dublin": 2026,
    "Antarctica/Troll": 2026,
}


def zones():
    """One name for each file that differs from the others."""
    seen = {}
    for path in sorted(ZONES.rglob("*")):
        name = str(path.relative_to(ZONES))
        # Leap seconds are none of the C library's clock, which is the oracle's.
        if name.split("/")[0] in ("right", "posix") or not path.is_file():
            continue
        content = path.read_bytes()
        if content.startswith(b"TZif"):
            seen.setdefault(content, name)
    return sorted(seen.values())


def answers(works):
    """What the oracle says of pieces of work, which are shared out among processes."""
    count = os.cpu_count() or 1
    processes = [
        subprocess.Popen([ORACLE, ZONES], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) for _ in range(count)
    ]
    for number, process in enumerate(processes):
        process.stdin.write("".join(f"{work}\n" for work in works[number::count]))
        process.stdin.close()
    lines, status = [], 0
    for process in processes:
        lines += process.stdout.read().splitlines()
        status = process.wait() or status
    return lines, status


def ask(what, works, least):
    """One question; at least so many searches make an answer."""
    begun = time.monotonic()
    lines, status = answers(works)
    wrong = [line.removeprefix("wrong ") for line in lines if line.startswith("wrong ")]
    tried = [list(map(int, line.split()[1:])) for line in lines if line.startswith("tried ")]
    changes, searches = (sum(numbers) for numbers in zip(*tried)) if tried else (0, 0)
    for line in wrong:
        print(line)
    print(f"{len(tried)} zones, {changes} changes, {searches} searches in {time.monotonic() - begun:.0f} s")
    if status or len(tried) < len(works) or searches < least:
        print(f"not ok {what}: the oracle ended early, with status {status}")
    elif wrong:
        print(f"not ok {what}: {wrong[0]}")
    else:
        print(f"ok {what}")
    return bool(wrong or status)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--until", type=int, default=DENSE, help="the year after whose changes to stop")
    parser.add_argument("--thorough", action="store_true", help="leave out as little as an hour allows")
    chosen = parser.parse_args()
    until, turns, dense = (2199, 1, DENSE) if chosen.thorough else (chosen.until, 12, chosen.until)
    around, days = "elapses around every change are those of brute force", "elapses of 400 days are those of brute force"
    names = zones()
    if not names:
        print(f"skip {around}: there are no zones in {ZONES}; install tzdata")
        return 0
    failed = ask(around, [f"changes {name} {until} {turns} {dense}" for name in names], 1_000_000)
    works = [f"days {name} {year}" for name, year in DAYS.items() if (ZONES / name).is_file()]
    return ask(days, works, 1_000_000) or failed


if __name__ == "__main__":
    sys.exit(main())
