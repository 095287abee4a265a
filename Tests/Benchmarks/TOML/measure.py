"""The TOML library beside its peers, in one run on one core: speed and memory, as ratios.

Times are of the processor, so what else the machine does is not in them, and the programs take turns,
so what slows one slows all. A ratio is how many times as fast ours is: of the best times, and the
middle one of all turns. Both have to reach the bar.
"""

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
from programs import ROOT  # noqa: E402
from rounds import BUILT, Process, Table  # noqa: E402

# Our work, the peer, its work, and how many times as fast ours must be.
PAIRS = [
    ("parse", "toml++", "parse", 4),
    ("parse", "TOMLKit", "parse", 3),
    ("decode", "toml++", "decode", 2.5),
    ("decode", "toml", "values", None),
    ("decode", "tomllib", "parse", 15),
    ("decodable", "TOMLKit", "decodable", 1),
    ("encodable", "TOMLKit", "encodable", 1),
    ("print", "toml_edit", "print", 3),
    ("tokens", "toml_edit", "parse", None),
]
SPEED = ["parse", "decode", "decodable", "encodable", "print", "tokens"]
# What takes the shape of the generated documents.
SHAPED = ["decodable", "encodable"]
CHOICES = [*SPEED, "memory", "hostile"]
MEMORY = {
    "toml++": "parse",
    "TOMLKit": "parse",
    "toml_edit": "parse",
    "toml": "values",
    "tomllib": "parse",
    "ours": "parse",
}
SLOWDOWN = 1.2


class Rows(Table):
    """What the table says of TOML."""

    def speed(self, work, document, peer, ours, theirs, bar):
        """How fast ours and a peer are, in megabytes a second, and the ratio."""
        times = [min(ours), statistics.median(ours), min(theirs), statistics.median(theirs)]
        ratios = [times[2] / times[0], statistics.median(their / our for our, their in zip(ours, theirs))]
        verdict = "" if bar is None else self.verdict(min(ratios) >= bar, "UNDER")
        speeds = [document.size * 1000 / time for time in times]
        self.rows.append([work, document.name, peer, *speeds, *ratios, bar])
        print(
            f"{work:<10}{document.name:<9}" + " ".join(f"{speed:7.1f}" for speed in speeds),
            f" {ratios[0]:7.2f} {ratios[1]:7.2f} {'-' if bar is None else f'{bar:g}':>5}  {peer}{verdict}",
            flush=True,
        )

    def alone(self, work, document, peer, ours, bar):
        """How fast ours is where the peer is not measured."""
        self.unmeasured += bar is not None
        speeds = [document.size * 1000 / time for time in (min(ours), statistics.median(ours))]
        print(f"{work:<10}{document.name:<9}" + " ".join(f"{speed:7.1f}" for speed in speeds), f" {peer}: not measured")

    def cost(self, what, number, bar):
        """One number, and the bar that it must not be above."""
        verdict = "" if bar is None else self.verdict(number <= bar, "OVER")
        self.rows.append([what, number, bar])
        print(f"{what:<30} {number:8.2f} {'-' if bar is None else f'{bar:.2f}':>8}{verdict}", flush=True)


class Document:
    """One file to read."""

    def __init__(self, name, text):
        self.name = name
        self.size = len(text)
        self.path = BUILT / f"documents/{name.replace(' ', '-')}.toml"
        self.path.parent.mkdir(exist_ok=True)
        self.path.write_bytes(text)

    @property
    def is_generated(self):
        return self.name.endswith("MB")

    @property
    def is_large(self):
        return self.size > 5_000_000

    @property
    def runs(self):
        """How many runs make one sample, so that none is too short to time."""
        return max(1, 1_000_000 // self.size)


def generated(name, size):
    made = subprocess.run([sys.executable, HERE / "gen.py", str(size)], stdout=subprocess.PIPE, check=True)
    return Document(name, made.stdout)


def configuration():
    prompts = sorted((ROOT / "config/prompts").glob("*.toml"))
    yield Document("config", (ROOT / "config/attune.toml").read_bytes())
    yield Document("prompts", b"\n".join(path.read_bytes() for path in prompts))


def check(document, outcomes):
    """Holds the programs to having done the work, and the same work."""
    for (name, work), outcome in outcomes.items():
        if outcome in (None, "limit", "invalid"):
            raise SystemExit(f"{name} cannot {work} {document.path}: {outcome}")
    for decoded in ("decode", "decodable"):
        tallies = {outcome for (_, work), outcome in outcomes.items() if work == decoded}
        if len(tallies) > 1:
            raise SystemExit(f"The decoded values of {document.path} differ: {tallies}")
    for work in ("print", "tokens"):
        if outcomes.get(("ours", work), str(document.size)) != str(document.size):
            raise SystemExit(f"To {work} {document.path} loses bytes or gains some.")


def timed(document, commands, jobs, quick):
    """The nanoseconds of one run in each sample of each job; the jobs take turns."""
    rounds, samples = (5, 1) if document.is_large else (15, 2)
    times = {job: [] for job in jobs}
    running = {job: Process(commands[job[0]], job[1], document.path) for job in jobs}
    try:
        check(document, {job: process.first()[1] for job, process in running.items()})
        for _ in range((rounds + 1) // 2 if quick else rounds):
            for job, process in running.items():
                times[job] += process.samples(samples, document.runs)
    finally:
        for process in running.values():
            process.end()
    return times


def measure_speed(table, documents, commands, works, quick):
    chosen = [pair for pair in PAIRS if pair[0] in works]
    print(f"\n{'':<19}{'ours, MB/s':>15} {'peer, MB/s':>15}  {'ratio':>15}   bar")
    print(f"{'':<19}" + f"{'best':>7} {'median':>7} " * 2 + f" {'best':>7} {'median':>7}")
    for document in documents:
        pairs = [pair for pair in chosen if document.is_generated or pair[0] not in SHAPED]
        here = dict.fromkeys(job for pair in pairs for job in (("ours", pair[0]), pair[1:3]) if job[0] in commands)
        if quick and document.is_large:
            here.pop(("tomllib", "parse"), None)
        times = timed(document, commands, here, quick)
        for work, peer, their_work, bar in pairs:
            if (peer, their_work) in times:
                table.speed(work, document, peer, times["ours", work], times[peer, their_work], bar)
            else:
                table.alone(work, document, peer, times["ours", work], bar)


def measure_slowdown(table, documents, commands, works, quick):
    """How many times as long a byte takes in the larger document, with the two taking turns."""
    small, large = documents
    print(f"\n{'time per byte':<30} {'ratio':>8} {'bar':>8}   {large.name} to {small.name}")
    for name in (name for name in ("ours", "toml++") if name in commands):
        for work in (work for work in works if name == "ours" or work in ("parse", "decode")):
            with (
                Process(commands[name], work, small.path) as first,
                Process(commands[name], work, large.path) as second,
            ):
                check(small, {(name, work): first.first()[1]})
                check(large, {(name, work): second.first()[1]})
                ratios = []
                for _ in range(3 if quick else 9):
                    short, long = first.samples(1, large.size // small.size)[0], second.samples(1, 1)[0]
                    ratios.append((long / large.size) / (short / small.size))
            table.cost(f"{name}, {work}", statistics.median(ratios), SLOWDOWN if name == "ours" else None)


def peak(name, command, document):
    with Process(command, MEMORY[name], document.path) as process:
        check(document, {(name, MEMORY[name]): process.first()[1]})
        return process.peak()


def measure_memory(table, document, commands):
    """The most resident memory, less what an empty document takes, for each byte of the document."""
    empty = Document("empty", b"")
    print(f"\n{'peak memory':<30} {'B/byte':>8} {'bar':>8}   {document.name}")
    peaks = {}
    for name in (name for name in MEMORY if name in commands):
        peaks[name] = (peak(name, commands[name], document) - peak(name, commands[name], empty)) / document.size
        table.cost(f"{name}, {MEMORY[name]}", peaks[name], peaks.get("toml++") if name == "ours" else None)
    table.unmeasured += "toml++" not in peaks


def options():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter, prog="Tests/Benchmarks/TOML/run"
    )
    parser.add_argument("--only", default=",".join(CHOICES), help="some of " + ",".join(CHOICES))
    parser.add_argument("--quick", action="store_true", help="fewer turns, and what is slowest left out")
    parser.add_argument("--json", type=pathlib.Path, help="where to keep the numbers")
    chosen = parser.parse_args()
    chosen.only = chosen.only.split(",")
    if set(chosen.only) - set(CHOICES):
        parser.error(f"--only takes some of {','.join(CHOICES)}")
    return chosen


def main():
    chosen = options()
    works = [work for work in SPEED if work in chosen.only]
    names = [pair[1] for pair in PAIRS if pair[0] in works]
    names += MEMORY if "memory" in chosen.only else ["toml++"]
    commands = programs.built(dict.fromkeys(["ours", *names]))
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    table = Rows()
    sized = [generated("1 MB", 1_000_000), generated("10 MB", 10_000_000)]
    if works:
        measure_speed(table, [*sized, *configuration()], commands, works, chosen.quick)
        measure_slowdown(table, sized, commands, works, chosen.quick)
    if "memory" in chosen.only:
        measure_memory(table, sized[1], commands)
    if "hostile" in chosen.only:
        hostile.measure(table, commands, chosen.quick)
    print(f"\n{table.missed} of {table.bars} bars missed, {table.unmeasured} not measured.")
    if chosen.json:
        chosen.json.write_text(json.dumps(table.rows, indent=1) + "\n")


if __name__ == "__main__":
    main()
