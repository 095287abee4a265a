"""The programs that search for elapses: how each is built, and what it is asked."""

import dataclasses
import glob
import os
import pathlib
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from rounds import BUILT, Missing, build, is_current, swift  # noqa: E402

PACKAGES = ["croniter==7.0.0", "python-dateutil==4.0.0"]
PYTHON = "/usr/bin/python3"
# 2025-11-26 in microseconds, and a stride that meets all hours, weekdays and days of the month.
BASE, STEP = 1_764_115_200_000_000, 133_980_000_000


@dataclasses.dataclass
class Case:
    """One rhythm, in the languages of all peers that have a word for it."""

    name: str
    text: str
    zone: str
    # The most nanoseconds that one search of ours may take.
    limit: int | None
    cron: str | None = None
    rule: str | None = None
    count: int = 1000
    base: int = BASE
    # How many times as fast as systemd's library ours must be.
    bar: int = 10
    # The zone the text names, for peers that have no word for it.
    named: str | None = None

    def work(self, peer):
        """The arguments for a program, or None if it cannot say this."""
        walk = [str(self.base), str(STEP), str(self.count)]
        if peer in ("ours", "systemd"):
            return [self.text, self.zone, *walk]
        words = {"croniter": self.cron, "dateutil": self.rule}[peer]
        return words and [peer, words, self.named or self.zone, *walk]


AT_NINE = "BYHOUR=9;BYMINUTE=0;BYSECOND=0"
AT_MIDNIGHT = "BYHOUR=0;BYMINUTE=0;BYSECOND=0"
WORKDAYS = "FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR"
HALF_HOURS = "BYHOUR=9,10,11,12,13,14,15,16,17;BYMINUTE=0,30;BYSECOND=0"
NEVER = "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"
BERLIN, NEW_YORK = "Europe/Berlin", "America/New_York"

LOCAL = Case("Mon..Fri 09:00", "Mon..Fri 09:00", NEW_YORK, 150, "0 9 * * 1-5", f"{WORKDAYS};{AT_NINE}")
NAMED = dataclasses.replace(
    LOCAL, name="… America/New_York", text=f"{LOCAL.text} {NEW_YORK}", zone=BERLIN, named=NEW_YORK, count=100, bar=100
)
CASES = [
    Case("daily", "daily", BERLIN, 150, "0 0 * * *", f"FREQ=DAILY;{AT_MIDNIGHT}"),
    Case("weekly", "weekly", BERLIN, 150, "0 0 * * 1", f"FREQ=WEEKLY;BYDAY=MO;{AT_MIDNIGHT}"),
    Case("*-*~1", "*-*~1", BERLIN, 300, "0 0 L * *", f"FREQ=MONTHLY;BYMONTHDAY=-1;{AT_MIDNIGHT}"),
    Case("a list", "Mon..Fri 09..17:00,30", BERLIN, None, "0,30 9-17 * * 1-5", f"{WORKDAYS};{HALF_HOURS}"),
    LOCAL,
    NAMED,
    Case("hourly UTC", "hourly UTC", BERLIN, 150, "0 * * * *", "FREQ=HOURLY;BYMINUTE=0;BYSECOND=0", named="UTC"),
    Case("Mon *-05~07/1", "Mon *-05~07/1", BERLIN, None, count=100),
    Case("Sun 02-29 12:00", "Sun 02-29 12:00", BERLIN, None, count=100),
    Case("… in 2185: never again", "Sun 02-29 12:00", BERLIN, 2000, count=100, base=6_800_000_000_000_000),
    Case("*-02-30: read, refused", "*-02-30", BERLIN, 2000, "0 0 30 2 *", NEVER, count=10),
]


def ours():
    return swift(HERE, "time", "elapses", "the library must build first")


def systemd():
    source, program = HERE / "peers/systemd.c", BUILT / "systemd-calendar"
    if not is_current(program, source):
        build("gcc", "-O2", "-o", str(program), str(source), "-ldl", advice="install gcc and libc6-dev")
    libraries = glob.glob("/usr/lib/*/systemd/libsystemd-shared-*.so") + glob.glob(
        "/usr/lib/systemd/libsystemd-shared-*.so"
    )
    if not libraries:
        raise Missing("there is no libsystemd-shared; install systemd")
    return [program, libraries[0]]


def python():
    folder = BUILT / "python"
    program = [PYTHON, "-B", str(HERE / "peers/main.py")]
    os.environ["PYTHONPATH"] = str(folder)
    if not (folder / "croniter").exists():
        pip = [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        build(*pip, "--target", str(folder), *PACKAGES, advice="it comes from PyPI and needs python3-pip")
    return program


BUILDS = {"ours": ours, "systemd": systemd, "croniter": python, "dateutil": python}


def analyze(case):
    """The processor time of a run of systemd-analyze, in nanoseconds; None where there is none."""
    if not shutil.which("systemd-analyze"):
        return None
    command = ["systemd-analyze", "calendar", f"--base-time=@{case.base // 1_000_000}", case.text]
    process = subprocess.Popen(
        command, env=os.environ | {"TZ": case.zone}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    usage = os.wait4(process.pid, 0)[2]
    process.returncode = 0
    return int((usage.ru_utime + usage.ru_stime) * 1e9)
