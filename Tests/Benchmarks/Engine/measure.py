"""How the engine's work grows with reminders, with people and with years; and remind, for the same count."""

import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))

import rounds  # noqa: E402

REMINDERS = (10, 1_000, 100_000)
PEOPLE = (1, 10, 100, 1_000)
YEARS = 10
TURNS = 3


def figures(program, *work):
    """The least of each figure in some runs: whatever is more was somebody else's."""
    runs = []
    for _ in range(TURNS):
        printed = subprocess.run([program, *map(str, work)], capture_output=True, text=True, check=True).stdout
        runs.append({name: float(value) for name, value in (line.split() for line in printed.splitlines())})
    return {name: min(run[name] for run in runs) for name in runs[0]}


def remind(count):
    """The milliseconds in which `remind -n` finds what comes next of so many yearly reminders."""
    if not shutil.which("remind"):
        return None
    months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
    with tempfile.NamedTemporaryFile("w", suffix=".rem") as file:
        for number in range(count):
            minute = number * 7_919 % (365 * 700)
            day, rest = divmod(minute, 700)
            file.write(f"REM {months[day // 31]} {day % 28 + 1} AT {9 + rest // 60}:{rest % 60:02} MSG Ring them\n")
        file.flush()
        times = []
        for _ in range(TURNS):
            begun = time.perf_counter()
            subprocess.run(["remind", "-n", file.name], stdout=subprocess.DEVNULL, check=True)
            times.append((time.perf_counter() - begun) * 1000)
    return statistics.median(times)


def row(table, what, value, unit, bar=None, note=""):
    verdict = "" if bar is None else table.verdict(value <= bar, "OVER")
    limit = f"{bar:g} {unit}" if bar is not None else "-"
    print(f"{what:<46}{value:>12.2f} {unit:<6}{limit:>12}  {note}{verdict}", flush=True)


def reminders(table, program):
    least = None
    for count in REMINDERS:
        found = figures(program, "reminders", count)
        least = least or found
        # A logarithm of the count from ten on, and as much again for what else differs.
        allowed = max(50, least["event"] * 2 * len(str(count)))
        row(table, f"{count:,} reminders: an event, median", found["event"], "us", allowed)
        row(table, f"{count:,} reminders: the next deadline", found["next-deadline"], "us", 1)
        peer = remind(count)
        whole = found["replan"] / 1000
        note = f"remind -n {peer:.0f} ms, {peer / whole:.0f} times as long" if peer else "remind is not here"
        row(table, f"{count:,} reminders: planned anew", whole, "ms", 50, note)
        row(table, f"{count:,} reminders: the longest stretch of it", found["replan-longest-step"] / 1000, "ms", 5)
    row(table, "100,000 reminders: memory for each", found["bytes-per-reminder"], "bytes")


def people(table, program):
    for count in PEOPLE:
        found = figures(program, "people", count, YEARS if count < 1_000 else 1)
        years = YEARS if count < 1_000 else 1
        note = f"{years} years of history" if years > 1 else "one year of history"
        row(table, f"{count:,} people: an event, median", found["event"], "us", 50 if count == 10 else None, note)
        row(table, f"{count:,} people: an event, 99 of 100", found["event-p99"], "us", None, note)


def main():
    table = rounds.Table()
    program = sys.argv[1]
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    print(f"\n{'the engine, processor time':<46}{'':>12} {'':<6}{'bar':>12}")
    reminders(table, program)
    people(table, program)
    print(f"\n{table.missed} of {table.bars} bars missed.")


if __name__ == "__main__":
    main()
