"""The search of CivilTime beside its peers, in one run on one core: nanoseconds an elapse, and ratios.

Each number is the mean over searches from many instants. Times are of the processor, of children too, so
what else the machine does is not in them, and the programs take turns, so what slows one slows all. A
ratio is how many times as fast ours is: of the best times, and the middle one of all turns. Both have to
reach the bar. Where a peer finds other elapses than ours, it says so. systemd-analyze is a process for
each search.
"""

import argparse
import dataclasses
import json
import os
import pathlib
import statistics
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

import programs  # noqa: E402
from programs import CASES, LOCAL, NAMED  # noqa: E402
import rounds  # noqa: E402

SAMPLE = 4_000_000
# How many times as long a search may take in the zone a text names as in the same zone without a name.
DEARER = 1.1


class Rows(rounds.Table):
    """What the table says of CivilTime."""

    def ours(self, case, times):
        best, median = min(times), statistics.median(times)
        bar = "-" if case.limit is None else f"<= {case.limit}"
        verdict = "" if case.limit is None else self.verdict(median <= case.limit, "OVER")
        self.rows.append([case.name, "ours", best, median, case.limit])
        print(f"\n{case.name:<24} {'ours':<16}{best:12.1f} {median:12.1f} {'':>19} {bar:>7}{verdict}", flush=True)

    def peer(self, case, peer, ours, theirs, bar, note=""):
        ratios = [min(theirs) / min(ours), statistics.median(their / our for our, their in zip(ours, theirs))]
        verdict = "" if bar is None else self.verdict(min(ratios) >= bar, "UNDER")
        self.rows.append([case.name, peer, min(theirs), statistics.median(theirs), *ratios, bar])
        print(
            f"{'':<24} {peer:<16}{min(theirs):12.1f} {statistics.median(theirs):12.1f}"
            f" {ratios[0]:9.1f} {ratios[1]:9.1f} {'-' if bar is None else f'>= {bar}':>7}{verdict}{note}",
            flush=True,
        )

    def missing(self, peer, bar):
        self.unmeasured += bar is not None
        print(f"{'':<24} {peer:<16} not measured", flush=True)

    def named(self, times):
        ratio = statistics.median(named / local for local, named in zip(times[LOCAL.name], times[NAMED.name]))
        verdict = self.verdict(ratio <= DEARER, "OVER")
        self.rows.append(["named to local", ratio, DEARER])
        print(f"\na named zone to a local one, ours {ratio:38.2f} {'':>9} {f'<= {DEARER}':>7}{verdict}", flush=True)


class Searcher:
    """One program at work on one case."""

    def __init__(self, command, case, peer):
        self.count = case.count
        self.process = rounds.Process(command, *case.work(peer))
        duration, self.outcome = self.process.first()
        if self.outcome in (None, "limit"):
            raise SystemExit(f"{peer} does not answer to {case.text}: {self.outcome}")
        self.runs = max(1, min(SAMPLE // max(duration, 1), SAMPLE // (case.count * 10)))

    def sample(self):
        return self.process.samples(1, self.runs)[0] / self.count


def timed(searchers, turns):
    """The nanoseconds of one search in each turn of each program."""
    times = {name: [] for name in searchers}
    for _ in range(turns):
        for name, searcher in searchers.items():
            times[name].append(searcher.sample())
    return times


def measure(table, case, commands, turns):
    """Prints how long one case takes, and gives the times of ours."""
    able = {peer: command for peer, command in commands.items() if case.work(peer)}
    searchers = {peer: Searcher(command, case, peer) for peer, command in able.items()}
    try:
        times = timed(searchers, turns)
    finally:
        for searcher in searchers.values():
            searcher.process.end()
    table.ours(case, times["ours"])
    for peer in (peer for peer in programs.BUILDS if peer != "ours" and case.work(peer)):
        bar = case.bar if peer == "systemd" else None
        if peer not in times:
            table.missing(peer, bar)
            continue
        same = searchers[peer].outcome == searchers["ours"].outcome
        table.peer(case, peer, times["ours"], times[peer], bar, "" if same else "  finds others")
    processes = [programs.analyze(case) for _ in range(turns)]
    if processes[0] is not None:
        table.peer(case, "systemd-analyze", times["ours"], processes, None)
    return times["ours"]


def named(table, commands, turns):
    """Holds a zone that is named against the same one as the local zone, the two taking turns."""
    cases = {case.name: dataclasses.replace(case, count=LOCAL.count) for case in (LOCAL, NAMED)}
    searchers = {name: Searcher(commands["ours"], case, "ours") for name, case in cases.items()}
    try:
        table.named(timed(searchers, turns * 3))
    finally:
        for searcher in searchers.values():
            searcher.process.end()


def options():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter, prog="Tests/Benchmarks/Time/run"
    )
    parser.add_argument("--quick", action="store_true", help="fewer turns")
    parser.add_argument("--json", type=pathlib.Path, help="where to keep the numbers")
    return parser.parse_args()


def main():
    chosen = options()
    commands = rounds.built(programs.BUILDS)
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    turns = 5 if chosen.quick else 15
    table = Rows()
    print(f"\n{'ns for one elapse':<41}{'best':>12} {'median':>12} {'ratio':>9} {'median':>9} {'bar':>7}")
    for case in CASES:
        measure(table, case, commands, turns)
    named(table, commands, turns)
    print(f"\n{table.missed} of {table.bars} bars missed, {table.unmeasured} not measured.")
    if chosen.json:
        chosen.json.write_text(json.dumps(table.rows, indent=1) + "\n")


if __name__ == "__main__":
    main()
