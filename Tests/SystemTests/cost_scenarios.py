"""What the daemon costs while nothing happens, and how soon it is there."""

import os
import pathlib
import re
import statistics
import subprocess
import time

from machine import EXAMPLE, RUNTIME, Scenario, run, wait_for

IDLE_SECONDS = 30
# Attaching wakes every thread once; what happens within this time of it is the observer's doing.
ATTACHING_SECONDS = 1
# Dispatch keeps a spare thread for five seconds after the last work.
SETTLED_SECONDS = 7

STARTS = 9
NO_WAIT_MS = 200


def calls(trace, after):
    """The system calls of a trace that began after an instant."""
    lines = trace.read_text().splitlines()
    stamped = [line.split(maxsplit=2) for line in lines]
    return [
        " ".join(words) for words in stamped
        if len(words) == 3 and float(words[1]) > after and not words[2].startswith(("+++", "---"))
    ]


def switches(pid):
    """How often any thread of the process gave up the processor."""
    text = "".join(path.read_text() for path in pathlib.Path(f"/proc/{pid}/task").glob("*/status"))
    return sum(int(count) for count in re.findall(r"ctxt_switches:\s+(\d+)", text))


def settle(pid):
    """Waits until the process has done nothing for a while: the last spare thread is gone."""
    seen = [(switches(pid), time.monotonic())]

    def is_at_rest():
        count = switches(pid)
        if count != seen[0][0]:
            seen[0] = (count, time.monotonic())
        return time.monotonic() - seen[0][1] > SETTLED_SECONDS

    wait_for("the daemon at rest", is_at_rest, 90)


def memory(pid):
    """Resident and private dirty memory in MB."""
    with open(f"/proc/{pid}/smaps_rollup") as file:
        sizes = dict(line.split(":") for line in file.readlines()[1:])
    return tuple(int(sizes[key].split()[0]) / 1024 for key in ("Rss", "Private_Dirty"))


class Cost(Scenario):
    wants_desktop = True

    def begin(self):
        self.start(EXAMPLE.read_text())
        wait_for("the desktop", lambda: any(
            channel["name"] == "desktop" and channel["state"] == "ok"
            for channel in self.machine.status()["channels"]
        ))

    def test_idle(self):
        """idle means no system call in 30 seconds, as shipped and with the example"""
        self.require("strace")
        self.begin()
        settle(self.machine.pid)
        trace = RUNTIME / "trace"
        observer = subprocess.Popen(
            ["strace", "-f", "-ttt", "-o", trace, "-p", str(self.machine.pid)],
            stderr=subprocess.PIPE, text=True,
        )
        first = observer.stderr.readline()
        if "attached" not in first:
            observer.wait()
            self.fail(f"strace may not attach here: {first.strip()}")
        begun = time.time() + ATTACHING_SECONDS
        time.sleep(ATTACHING_SECONDS + IDLE_SECONDS)
        observed = calls(trace, begun)
        # An observer that sees nothing when something happens would prove nothing.
        asked = time.time()
        run("attune", "status")
        wait_for("the observer to see a call", lambda: calls(trace, asked))
        observer.terminate()
        observer.communicate()
        trace.unlink()
        self.assertEqual(observed, [])

    def test_memory(self):
        """at rest it holds at most 12 MB, of which at most 2 MB are its own"""
        self.begin()
        settle(self.machine.pid)
        os.sync()
        resident, private = memory(self.machine.pid)
        print(f"   {resident:.1f} MB resident, {private:.2f} MB private and dirty")
        self.assertLessEqual(resident, 12)
        self.assertLessEqual(private, 2)

    def test_ready(self):
        """it is ready without waiting for anything: the time itself is measured by make bench"""
        times = []
        self.start(EXAMPLE.read_text())
        for _ in range(STARTS):
            self.machine.service("restart")
            started = int(self.machine.value("ExecMainStartTimestampMonotonic"))
            times.append((int(self.machine.value("ActiveEnterTimestampMonotonic")) - started) / 1000)
        best, median = min(times), statistics.median(times)
        print(f"   ready after {median:.1f} ms in the median, {best:.1f} at best, {max(times):.1f} at worst")
        # Far above what it takes: the least that a timer in the way of READY would cost.
        self.assertLessEqual(best, NO_WAIT_MS)

    def test_unit(self):
        """the unit is clean and its exposure at most 6.5"""
        run("systemd-analyze", "--user", "verify", "/usr/lib/systemd/user/attuned.service")
        self.begin()
        verdict = run("systemd-analyze", "--user", "security", "--threshold=65", "--no-pager", "attuned")
        print("  ", verdict.splitlines()[-1])

    def test_watchdog(self):
        """a daemon that hangs is one that systemd notices, and no second one starts beside it"""
        self.begin()
        self.assertEqual(self.machine.value("WatchdogUSec"), "10min")
        second = subprocess.run(["attuned"], capture_output=True, text=True, timeout=20)
        self.assertNotEqual(second.returncode, 0)
        self.assertEqual(self.machine.status()["configurationState"], "good")
