"""Documents made to hurt: how long each takes, how that grows, and how it fares on a small stack."""

import contextlib
import subprocess
import sys
import tempfile

from programs import HERE
from rounds import BUILT, Process

LIMIT_SECONDS = 20
BAR_SECONDS = 1
BAR_DOUBLE = 2.6
SMALL_STACK_BYTES = 512 * 1024
# A shorter time is mostly noise, and a growth that is none goes away when it is measured again.
SHORTEST_SECONDS = 0.01
TRIES = 4


class Outcome:
    """What became of one document: A accepted, E a clean error, C a crash, T too long."""

    def __init__(self, command, work, path, stack=None):
        self.arguments = command, work, path
        self.limits = {"limit": LIMIT_SECONDS, "stack": stack}
        with Process(*self.arguments, **self.limits) as process:
            duration, answer = process.first()
            self.words = (answer or "").split()
            self.mark = self.marked(answer)
            self.seconds = duration / 1e9
            self.megabytes = 0
            if self.mark in "AE":
                self.megabytes = process.peak() / 1e6
                if self.seconds < BAR_SECONDS:
                    self.seconds = min([duration, *process.samples(2, 1)]) / 1e9

    def repeat(self):
        """Takes the time again, three times, and keeps the best."""
        if self.mark in "AE":
            with Process(*self.arguments, **self.limits) as process:
                self.seconds = min(self.seconds, process.first()[0] / 1e9, *(time / 1e9 for time in process.samples(2, 1)))

    def marked(self, answer):
        if answer in (None, "limit"):
            return "C" if answer is None else "T"
        return "E" if answer == "invalid" or self.errors else "A"

    @property
    def errors(self):
        """How many errors were reported, if that was the work."""
        return int(self.words[1]) if self.words[:1] == ["report"] else 0

    @property
    def code(self):
        return self.words[3] if len(self.words) > 3 else ""

    def __str__(self):
        return f"{self.mark} {self.seconds:7.3f}" if self.mark in "AE" else f"{self.mark}        "


@contextlib.contextmanager
def documents(scale):
    """The documents at a scale, each with its name, what TOML says of it and its size; gone afterwards."""
    with tempfile.TemporaryDirectory(dir=BUILT) as folder:
        subprocess.run([sys.executable, HERE / "patho.py", folder, str(scale)], check=True)
        with open(f"{folder}/expected.tsv") as listing:
            rows = [line.split() for line in listing]
        yield {name: (f"{folder}/{name}.toml", expected, int(size)) for name, expected, size in rows}


def faults(expected, once, twice, growth, small):
    """What is wrong with how we did on one document."""
    if "C" in (once.mark, twice.mark, small.mark):
        yield "CRASH"
    if (expected == "valid") != (once.mark == "A") and once.code != "nested-too-deeply":
        yield f"{expected.upper()}, BUT {once.mark}"
    if max(once.seconds, small.seconds) > BAR_SECONDS:
        yield "OVER THE BAR"
    if twice.seconds > SHORTEST_SECONDS and growth > BAR_DOUBLE:
        yield "NOT LINEAR"


def measure(table, commands, quick):
    """Prints a row for each document; a fault is a missed bar."""
    peer = None if quick else commands.get("toml++")
    print(f"\n{'hostile documents: A(ccepted), E(rror), C(rash), T(oo long), s':<62}  double: bar {BAR_DOUBLE}, time: {BAR_SECONDS} s")
    print(f"{'':<22}{'MB':>6} {'ours':>9} {'double':>9} {'ratio':>6} {'512 KiB':>9} {'errors':>7} {'peak MB':>8} {'toml++':>9}")
    with documents(1) as full, documents(2) as double:
        for name, (path, expected, size) in full.items():
            once = Outcome(commands["ours"], "report", path)
            twice = Outcome(commands["ours"], "report", double[name][0])
            work = "decode" if once.mark == "A" else "report"
            small = Outcome(commands["ours"], work, path, SMALL_STACK_BYTES)
            theirs = Outcome(peer, "parse", path) if peer else "-"
            doubled = double[name][2] / size / 2
            for _ in range(TRIES):
                if twice.seconds > BAR_DOUBLE * doubled * once.seconds:
                    once.repeat()
                    twice.repeat()
            growth = twice.seconds / once.seconds / doubled
            found = list(faults(expected, once, twice, growth, small))
            table.verdict(not found, "")
            table.rows.append([name, size, str(once), str(twice), growth, str(small), once.errors, once.megabytes, str(theirs)])
            print(
                f"{name:<22}{size / 1e6:6.1f} {once!s:>9} {twice!s:>9} {growth:6.2f} {small!s:>9} {once.errors:7}"
                f" {once.megabytes:8.1f} {theirs!s:>9}  {', '.join(found)}",
                flush=True,
            )
