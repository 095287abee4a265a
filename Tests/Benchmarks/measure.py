"""Attune beside its peers, in one run on one machine: memory, start, round trips, delivery."""

import datetime
import os
import pathlib
import statistics
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "SystemTests")]

from cost_scenarios import memory, settle  # noqa: E402
from machine import EXAMPLE, HOME, RUNTIME, Desktop, Machine, plan, run, wait_for  # noqa: E402

ROUNDS = 50
OCCURRENCES = 20
SPACING = 3


def row(what, ours, peer, name, bar=None, unit="ms"):
    limit = f"{bar:g} {unit}" if bar else "-"
    verdict = "" if bar is None or ours <= bar else "  OVER THE BAR"
    print(
        f"{what:<34} {ours:9.2f} {unit:<2} {limit:>9} {peer:9.2f} {unit:<2} {ours / peer:6.2f}  {name}{verdict}",
        flush=True,
    )


def round_trip(*command):
    """The median of a command's whole run, in ms."""
    times = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
        times.append((time.perf_counter() - begun) * 1000)
    return statistics.median(times)


def measure_memory(machine):
    desktop = Desktop()
    machine.configure(EXAMPLE.read_text())
    machine.service("start")
    wait_for("the daemon to be at rest", lambda: machine.status()["configurationState"] == "good")
    reminders = HOME / ".reminders"
    reminders.write_text("REM AT 23:59 MSG Ring Mum\n")
    remind = subprocess.Popen(["remind", "-z", "-f", reminders], stdout=subprocess.DEVNULL)
    wait_for("remind", lambda: memory(remind.pid)[0] > 0)
    settle(machine.pid)
    os.sync()
    ours = memory(machine.pid)
    dunst, plain = memory(desktop.server.pid), memory(remind.pid)
    row("resident, at rest", ours[0], dunst[0], "dunst", 12, "MB")
    row("resident, at rest", ours[0], plain[0], "remind -z", 12, "MB")
    row("private dirty, at rest", ours[1], dunst[1], "dunst", 2, "MB")
    row("private dirty, at rest", ours[1], plain[1], "remind -z", 2, "MB")
    remind.kill()
    remind.wait()
    desktop.stop()


def ready(unit):
    """The median from a unit's exec to its READY, in ms."""
    times = []
    for _ in range(15):
        run("systemctl", "--user", "reset-failed", unit, check=False)
        run("systemctl", "--user", "restart", unit)
        shown = run(
            "systemctl", "--user", "show", unit,
            "-p", "ExecMainStartTimestampMonotonic,ActiveEnterTimestampMonotonic",
        )
        stamps = dict(line.split("=") for line in shown.splitlines())
        started = int(stamps["ExecMainStartTimestampMonotonic"])
        times.append((int(stamps["ActiveEnterTimestampMonotonic"]) - started) / 1000)
    return statistics.median(times)


def measure_start(machine):
    units = HOME / ".config/systemd/user"
    units.mkdir(parents=True, exist_ok=True)
    (units / "peer.service").write_text(
        "[Service]\nType=notify\nNotifyAccess=all\n"
        "ExecStart=/bin/sh -c 'systemd-notify --ready; exec sleep infinity'\n"
    )
    run("systemctl", "--user", "daemon-reload")
    row("start to READY", ready("attuned"), ready("peer.service"), "sh + systemd-notify", 30)
    remember_ten_years(machine)
    row("with ten years of ten people", ready("attuned"), ready("peer.service"), "sh + systemd-notify", 30)
    run("systemctl", "--user", "stop", "peer.service")
    machine.clear()
    machine.configure(EXAMPLE.read_text())
    machine.service("start")


def remember_ten_years(machine):
    """Puts ten years of history in the place of the state."""
    machine.service("stop")
    state = HOME / ".local/state/attune"
    for file in state.glob("state.sqlite*"):
        file.unlink()
    run(str(HERE.parent / "engine-bench"), "fill", str(state), "10", "10")
    people = "".join(
        f'[people.p{number}]\nname = "Somebody {number}"\nrelation = "friend"\n' for number in range(10)
    )
    machine.configure('[history]\nkeep = "12 years"\n' + people)


def measure_status():
    ours = round_trip("attune", "status")
    peer = round_trip("systemctl", "--user", "--no-pager", "list-timers")
    row("attune status, round trip", ours, peer, "systemctl list-timers", 10)


def lateness(log, dues, is_ours):
    """How late each Notify reached the server, in ms: the first one at or after each due time."""
    arrivals = []
    for line in log.read_text().splitlines():
        stamp, _, summary = line.partition(" ")
        if summary.startswith("peer") != is_ours:
            arrivals.append(int(stamp))
    late = []
    for due in dues:
        after = [stamp - due for stamp in arrivals if -1_000 <= stamp - due < 1_000_000]
        if after:
            late.append(min(after) / 1000)
    if len(late) < len(dues):
        print(f"({len(dues) - len(late)} of {len(dues)} never came within a second)")
    return late


def measure_delivery(machine):
    log = RUNTIME / "notified"
    server = subprocess.Popen(["/usr/bin/python3", HERE / "server.py", log])
    wait_for("the server", lambda: "org.freedesktop.Notifications" in run("busctl", "--user", "list", "--acquired"))
    begin = datetime.datetime.now().replace(microsecond=0) + datetime.timedelta(seconds=8)
    ours = [begin + datetime.timedelta(seconds=SPACING * n) for n in range(OCCURRENCES)]
    peers = [moment + datetime.timedelta(seconds=1) for moment in ours]
    reminders = "".join(
        f'[[people.quokka.reminders]]\nid = "r{n}"\nat = "*-*-* {moment:%H:%M:%S}"\nsummary = "Now"\n'
        for n, moment in enumerate(ours)
    )
    machine.configure(plan(person=reminders))
    machine.service("restart")
    for n, moment in enumerate(peers):
        run(
            "systemd-run", "--user", "--quiet", f"--unit=peer-{n}", f"--on-calendar=*-*-* {moment:%H:%M:%S}",
            "--timer-property=AccuracySec=1us", "notify-send", f"peer {n}",
        )
    last = peers[-1].timestamp() + 1.5
    wait_for("the last one", lambda: time.time() > last, SPACING * OCCURRENCES + 30)
    micros = [[int(moment.timestamp() * 1e6) for moment in each] for each in (ours, peers)]
    mine, theirs = lateness(log, micros[0], True), lateness(log, micros[1], False)
    if mine and theirs:
        row(
            f"due to Notify, of {len(mine)}", statistics.median(mine), statistics.median(theirs),
            "timer + notify-send", 5,
        )
        row("due to Notify, the worst", max(mine), max(theirs), "timer + notify-send")
    server.kill()
    server.wait()


def main():
    os.umask(0o077)
    machine = Machine()
    machine.clear()
    print(f"{'':<34} {'Attune':>12} {'bar':>9} {'peer':>12} {'ratio':>6}")
    measure_memory(machine)
    measure_start(machine)
    measure_status()
    measure_delivery(machine)
    machine.clear()


if __name__ == "__main__":
    main()
