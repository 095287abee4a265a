"""The TOML library beside its peers, in one run on one core: speed and memory, as ratios."""

import argparse
import json
import os
import pathlib
import statistics
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

import hostile  # noqa: E402
import programs  # noqa: E402
from programs import BUILT, ROOT, Process  # noqa: E402

# What is compared: our work, the peer, its work, and how many times as fast we must be.
SPEED = [
    ("parse", "toml++", "parse", 4),
    ("parse", "TOMLKit", "parse", 3),
    ("decode", "toml++", "decode", 2.5),
    ("decode", "toml", "values", None),
    ("decode", "tomllib", "parse", 15),
    ("print", "toml_edit", "print", 3),
]
WORKS = ["parse", "decode", "print", "memory", "hostile"]
SLOWDOWN = 1.2


class Table:
    """The printed rows, and the bars that were missed."""

    def __init__(self):
        self.rows = []
        self.missed = 0
        self.bars = 0

    def verdict(self, is_met, word):
        self.bars += 1
        self.missed += not is_met
        return "" if is_met else f"  {word} THE BAR"

    def speed(self, work, document, peer, ours, theirs, bar):
        """One comparison; the bar is held against the best rounds and the middle ones, and both must reach it."""
        ratios = [their / our for our, their in zip(ours, theirs)]
        numbers = [document.size * 1000 / time for time in (*ours, *theirs)]
        limit = "-" if bar is None else f"{bar:g}"
        verdict = "" if bar is None else self.verdict(min(ratios) >= bar, "UNDER")
        self.rows.append([work, document.name, peer, *numbers, *ratios, bar])
        print(
            f"{work:<8}{document.name:<9}"
            + " ".join(f"{number:7.1f}" for number in numbers)
            + f"  {ratios[0]:7.2f} {ratios[1]:7.2f} {limit:>5}  {peer}{verdict}",
            flush=True,
        )

    def cost(self, what, ours, bar, unit, note=""):
        """One number of ours that must not be above a bar."""
        verdict = "" if bar is None else self.verdict(ours <= bar, "OVER")
        limit = "-" if bar is None else f"{bar:.2f}"
        self.rows.append([what, ours, bar, unit, note])
        print(f"{what:<50} {ours:8.2f} {limit:>8} {unit}  {note}{verdict}", flush=True)


class Document:
    """One file to read."""

    def __init__(self, name, text):
        self.name = name
        self.size = len(text)
        self.path = BUILT / f"documents/{name.replace(' ', '-')}.toml"
        self.path.parent.mkdir(exist_ok=True)
        self.path.write_bytes(text)


def generated(size):
    return subprocess.run(
        [sys.executable, HERE / "gen.py", str(size)], stdout=subprocess.PIPE, check=True
    ).stdout


def documents():
    prompts = sorted((ROOT / "config/prompts").glob("*.toml"))
    return [
        Document("1 MB", generated(1_000_000)),
        Document("10 MB", generated(10_000_000)),
        Document("config", (ROOT / "config/attune.toml").read_bytes()),
        Document("prompts", b"\n".join(path.read_bytes() for path in prompts)),
    ]


def check(document, outcomes):
    """Holds the programs to having done the work, and the same work."""
    for (name, work), outcome in outcomes.items():
        if outcome in (None, "limit", "invalid"):
            raise SystemExit(f"{name} cannot {work} {document.path}: {outcome}")
    tallies = {outcome for (_, work), outcome in outcomes.items() if work == "decode"}
    if len(tallies) > 1:
        raise SystemExit(f"The decoded values of {document.path} differ: {tallies}")
    if outcomes.get(("ours", "print"), str(document.size)) != str(document.size):
        raise SystemExit(f"What is printed of {document.path} has another size.")


def timed(document, commands, jobs, quick):
    """The best and the middle time of each job, in nanoseconds of one run; the jobs take turns."""
    rounds, samples = (5, 1) if document.size > 5_000_000 else (15, 2)
    runs = max(1, 1_000_000 // document.size)
    times = {job: [] for job in jobs}
    running = {job: Process(commands[job[0]], job[1], document.path) for job in jobs}
    try:
        check(document, {job: process.first()[1] for job, process in running.items()})
        for _ in range((rounds + 1) // 2 if quick else rounds):
            for job, process in running.items():
                times[job] += process.samples(samples, runs)
    finally:
        for process in running.values():
            process.__exit__()
    return {job: (min(each), statistics.median(each)) for job, each in times.items()}


def measure_speed(table, commands, chosen, quick):
    pairs = [pair for pair in SPEED if pair[0] in chosen and pair[1] in commands]
    works = [work for work in ("parse", "decode", "print") if work in chosen]
    jobs = list(dict.fromkeys([*(("ours", work) for work in works), *(pair[1:3] for pair in pairs)]))
    print(f"\n{'':<17}{'ours, MB/s':>15} {'peer, MB/s':>15}  {'ratio':>15}   bar")
    print(f"{'':<17}" + f"{'best':>7} {'median':>7} " * 2 + f" {'best':>7} {'median':>7}")
    results = {}
    for document in documents():
        here = [job for job in jobs if not (quick and job[0] == "tomllib" and document.size > 5_000_000)]
        results[document.name] = times = timed(document, commands, here, quick)
        for work, peer, their_work, bar in pairs:
            if (peer, their_work) in times:
                table.speed(work, document, peer, times["ours", work], times[peer, their_work], bar)
        results[document.name, "size"] = document.size
    print(f"\n{'time per byte, 10 MB to 1 MB, of the medians':<50} {'ratio':>8} {'bar':>8}")
    for name, work in jobs:
        small, large = (
            results[size].get((name, work), (0, 0))[1] / results[size, "size"] for size in ("1 MB", "10 MB")
        )
        if large:
            table.cost(f"{name}, {work}", large / small, SLOWDOWN if name == "ours" else None, "x")


def measure_memory(table, commands):
    """The most resident memory while a document of 10 MB is parsed, without what an empty one takes."""
    empty, large = Document("empty", b""), Document("10 MB", generated(10_000_000))
    jobs = {"toml++": "parse", "TOMLKit": "parse", "toml_edit": "parse", "toml": "values", "tomllib": "parse", "ours": "parse"}
    peaks = {}
    for name, work in jobs.items():
        if name in commands:
            first, second = (peak(commands[name], work, document) for document in (empty, large))
            peaks[name] = (second - first) / large.size
    print(f"\n{'peak memory per byte of the document, at 10 MB':<50} {'bytes':>8} {'bar':>8}")
    for name, each in peaks.items():
        table.cost(f"{name}, {jobs[name]}", each, peaks.get("toml++") if name == "ours" else None, "B")


def peak(command, work, document):
    with Process(command, work, document.path) as process:
        if process.first()[1] in (None, "limit", "invalid"):
            raise SystemExit(f"{command} cannot {work} {document.path}")
        return process.peak()


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default=",".join(WORKS), help="some of " + ",".join(WORKS))
    parser.add_argument("--quick", action="store_true", help="half of the rounds")
    parser.add_argument("--json", type=pathlib.Path, help="where to keep the numbers")
    options = parser.parse_args()
    chosen = options.only.split(",")
    if set(chosen) - set(WORKS):
        parser.error(f"--only takes {','.join(WORKS)}")
    peers = programs.BUILDS if set(chosen) & {"memory", "hostile"} else [pair[1] for pair in SPEED if pair[0] in chosen]
    commands = programs.built(dict.fromkeys(["ours", *peers]))
    core = max(os.sched_getaffinity(0))
    os.sched_setaffinity(0, {core})
    table = Table()
    if set(chosen) & {"parse", "decode", "print"}:
        measure_speed(table, commands, chosen, options.quick)
    if "memory" in chosen:
        measure_memory(table, commands)
    if "hostile" in chosen:
        hostile.measure(table, commands, options.quick)
    print(f"\n{table.missed} of {table.bars} bars missed.")
    if options.json:
        options.json.write_text(json.dumps(table.rows, indent=1) + "\n")


if __name__ == "__main__":
    main()
