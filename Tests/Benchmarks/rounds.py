"""How the programs of a benchmark are built, and how one is talked to while it runs."""

import os
import pathlib
import select
import shutil
import subprocess
import time

BUILT = pathlib.Path(__file__).resolve().parents[2] / ".build-bench"


class Missing(Exception):
    """A peer that cannot be measured here, and how to get it."""


def build(*command, advice, **settings):
    """Runs one build; its first error is the reason if it fails."""
    if not shutil.which(command[0]):
        raise Missing(f"there is no {command[0]}; {advice}")
    done = subprocess.run(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, **settings
    )
    if done.returncode:
        lines = done.stdout.splitlines() or ["it does not build"]
        reason = next((line for line in lines if "error:" in line), lines[-1])
        raise Missing(f"{reason.strip().rstrip(':')}; {advice}")


def is_current(program, *sources):
    """Whether a program is newer than all it is made of."""
    return program.exists() and all(program.stat().st_mtime > source.stat().st_mtime for source in sources)


def swift(package, scratch, product, advice):
    build(
        os.environ.get("SWIFT", "swift"), "build", "-c", "release", "--static-swift-stdlib", "--package-path",
        str(package), "--scratch-path", str(BUILT / scratch), "--product", product, advice=advice,
    )  # fmt: skip
    return [BUILT / scratch / "release" / product]


def built(builds):
    """The commands of the programs, and a printed line for each that cannot be had."""
    BUILT.mkdir(exist_ok=True)
    commands = {}
    for name, make in builds.items():
        try:
            commands[name] = make()
        except Missing as missing:
            if name == "ours":
                raise SystemExit(f"The benchmark does not build: {missing}")
            print(f"{name} is not measured: {missing}", flush=True)
    return commands


class Table:
    """The printed rows, and what became of the bars."""

    def __init__(self):
        self.rows = []
        self.missed = 0
        self.bars = 0
        self.unmeasured = 0

    def verdict(self, is_met, word):
        self.bars += 1
        self.missed += not is_met
        return "" if is_met else f"  {word} THE BAR"


class Process:
    """One program at work on what its arguments say."""

    def __init__(self, command, *work, limit=60, stack=None):
        prefix = ["prlimit", f"--stack={stack}"] if stack else []
        self.limit = limit
        self.process = subprocess.Popen(
            [*prefix, *command, *work], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.end()

    def end(self):
        self.process.kill()
        self.process.communicate()

    def first(self):
        """The nanoseconds of the first run, and its outcome: None if it crashed, "limit" if it took too long."""
        line = self.answer()
        if line in (None, "limit"):
            return self.limit * 1_000_000_000, line
        duration, _, outcome = line.partition(" ")
        return int(duration), outcome

    def samples(self, count, runs):
        """How long each of so many samples took, in nanoseconds of one run."""
        self.process.stdin.write(f"{count} {runs}\n".encode())
        self.process.stdin.flush()
        return [int(word) for word in (self.answer() or "").split()]

    def peak(self):
        """The most memory it was resident with until now, in bytes."""
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        line = next(line for line in status.splitlines() if line.startswith("VmHWM:"))
        return int(line.split()[1]) * 1024

    def answer(self):
        """The next line; None at the end, "limit" if none came in time."""
        text, end = b"", time.monotonic() + self.limit
        while not text.endswith(b"\n"):
            if not select.select([self.process.stdout], [], [], max(0, end - time.monotonic()))[0]:
                return "limit"
            chunk = os.read(self.process.stdout.fileno(), 65536)
            if not chunk:
                return None
            text += chunk
        return text.decode().strip()
