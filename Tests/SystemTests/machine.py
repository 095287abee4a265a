"""What a scenario can do and see in the booted machine: the service, its files, the desktop."""

import datetime
import json
import os
import pathlib
import re
import shutil
import subprocess
import threading
import time
import unittest

HOME = pathlib.Path.home()
RUNTIME = pathlib.Path(os.environ["XDG_RUNTIME_DIR"])
CONFIG = HOME / ".config/attune/attune.toml"
STATE = HOME / ".local/state/attune"
SOCKET = RUNTIME / "attune/org.attune.Control"
EXAMPLE = pathlib.Path("/usr/share/attune/attune.toml")
CATALOG = pathlib.Path("/usr/lib/systemd/catalog/attuned.catalog")

# The person of the scenarios. Neither word may appear anywhere but in files of the user's own.
NAME, PERSON = "Zebediah", "quokka"


def run(*command, check=True, seconds=60, **options):
    """Runs a command to its end and returns what it printed."""
    done = subprocess.run(
        [str(word) for word in command], capture_output=True, text=True, timeout=seconds, **options
    )
    if check and done.returncode:
        raise AssertionError(f"{command} ended with {done.returncode}: {done.stdout}{done.stderr}")
    return done.stdout.strip()


def as_root(*command):
    """Runs a command as root, which only this machine lets anyone do."""
    return run("as-root", *command)


def wait_for(what, condition, seconds=15):
    """Waits until the condition holds, and returns what it said."""
    end = time.monotonic() + seconds
    while True:
        answer = condition()
        if answer:
            return answer
        if time.monotonic() > end:
            raise AssertionError(f"waited {seconds} s in vain: {what}")
        time.sleep(0.02)


def message_ids():
    """The kinds of event and their MESSAGE_ID, from the installed catalog."""
    return dict(re.findall(r"^# ([A-Za-z]+)\n-- ([0-9a-f]{32})$", CATALOG.read_text(), re.M))


def soon(seconds=4):
    """A time of day a few whole seconds from now, by the machine's zone."""
    moment = datetime.datetime.now().replace(microsecond=0) + datetime.timedelta(seconds=seconds)
    return moment.strftime("%H:%M:%S")


def plan(check_in="off", person="", more=""):
    """A configuration with one person, awake at every hour."""
    return f"""
[hours]
weekdays = ["01:00-23:00"]
weekends = ["01:00-23:00"]
quiet = "off"

[people.{PERSON}]
name = "{NAME}"
relation = "friend"
setting = "together"
appreciation = "off"
check-in = "{check_in}"
{person}
{more}
"""


def exact(seconds=4, **options):
    """A configuration whose check-in comes due at an exact second, soon."""
    return plan(check_in=f"*-*-* {soon(seconds)}", **options)


def reminder(identifier, at, summary="Now"):
    """A reminder of the user's own, for the person of the scenarios."""
    return f'[[people.{PERSON}.reminders]]\nid = "{identifier}"\nat = "*-*-* {at}"\nsummary = "{summary}"\n'


def reasons(waiting):
    """Why a reminder waits."""
    return [hold["reason"] for hold in waiting["holds"]]


class Machine:
    """The service and its surroundings, from a clean slate."""

    def __init__(self):
        self.since = f"@{time.time():.6f}"
        self.ids = message_ids()

    def clear(self):
        run("systemctl", "--user", "disable", "--now", "attuned", check=False)
        run("systemctl", "--user", "reset-failed", check=False)
        shutil.rmtree(CONFIG.parent, ignore_errors=True)
        shutil.rmtree(STATE, ignore_errors=True)

    def configure(self, text):
        """Puts the file in place at once, as an editor does."""
        CONFIG.parent.mkdir(parents=True, exist_ok=True)
        draft = CONFIG.with_suffix(".draft")
        draft.write_text(text)
        draft.rename(CONFIG)

    def service(self, *verb):
        run("systemctl", "--user", "reset-failed", "attuned", check=False)
        return run("systemctl", "--user", *verb, "attuned")

    def value(self, name):
        return run("systemctl", "--user", "show", "--value", "-p", name, "attuned")

    @property
    def pid(self):
        return int(self.value("MainPID"))

    def kill(self):
        """Kills the daemon as a crash would, and waits until systemd has started another."""
        old = self.pid
        os.kill(old, 9)
        wait_for(
            "another daemon",
            lambda: self.pid not in (0, old) and self.value("ActiveState") == "active",
        )

    def status(self):
        return json.loads(run("attune", "status", "--json"))

    def showing(self):
        """The occurrence whose card is up."""
        showing = self.status().get("showing")
        return showing and showing["reminder"]["occurrence"]

    def waiting(self, reason):
        """What waits for a reason, once something does."""
        return wait_for(f"something that waits: {reason}", lambda: next(
            (each for each in self.status()["waiting"] if reason in reasons(each)), None
        ))

    def lock(self, is_locked):
        """Locks or unlocks the session of the user's desktop, as a screen locker tells logind."""
        manager = ("org.freedesktop.login1", "/org/freedesktop/login1", "org.freedesktop.login1.Manager")
        display = run("loginctl", "show-user", "--value", "-p", "Display", str(os.getuid()))
        session = run("busctl", "--system", "call", *manager, "GetSession", "s", display).split('"')[1]
        run(
            "busctl", "--system", "call", manager[0], session, "org.freedesktop.login1.Session",
            "SetLockedHint", "b", str(is_locked).lower(),
        )

    def journal(self, kind=None):
        """What the service said since the scenario began, or what it said of one kind."""
        match = [f"MESSAGE_ID={self.ids[kind]}"] if kind else []
        lines = run("journalctl", "--user", "--sync", check=False)
        lines = run("journalctl", "--user", "-u", "attuned", "-o", "json", "--since", self.since, *match)
        return [json.loads(line) for line in lines.splitlines() if line.startswith("{")]

    def said(self, kind):
        return wait_for(f"`{kind}` in the journal", lambda: self.journal(kind))

    def evidence(self):
        return run(
            "journalctl", "--user", "-o", "short-precise", "--no-pager", "--since", self.since, check=False
        )


class Desktop:
    """A real notification server on a display of its own, and a witness of what it is told."""

    def __init__(self):
        self.menu = RUNTIME / "menu"
        self.wish = RUNTIME / "wish"
        self.menu.write_text(f'#!/bin/sh\ngrep -m1 -F "$(cat {self.wish})"\n')
        self.menu.chmod(0o700)
        self.settings = RUNTIME / "dunstrc"
        self.settings.write_text(f"[global]\ndmenu = {self.menu}\n")
        # It takes a display that is free, and says which once it is up.
        self.screen = subprocess.Popen(
            ["Xvfb", "-displayfd", "1", "-screen", "0", "900x600x24", "-nolisten", "tcp"],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        )
        self.display = f":{self.screen.stdout.readline().strip()}"
        self.environment = {**os.environ, "DISPLAY": self.display}
        self.witness = Witness()
        self.server = None
        self.start()

    def start(self):
        self.server = subprocess.Popen(
            ["dunst", "-config", self.settings], env=self.environment,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )
        wait_for("a notification server", lambda: self.count() is not None)

    def crash(self):
        self.server.kill()
        self.server.wait()

    def stop(self):
        for process in (self.server, self.witness.process, self.screen):
            process.kill()
            process.wait()

    def count(self, which="displayed"):
        """How many cards are up, or None without a server; asking starts none."""
        bus = ("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus")
        owned = run("busctl", "--user", "call", *bus, "NameHasOwner", "s", "org.freedesktop.Notifications")
        text = run("dunstctl", "count", which, check=False) if owned == "b true" else ""
        return int(text) if text.isdigit() else None

    def card(self, seconds=15):
        return wait_for("one card on the screen", lambda: self.count() == 1, seconds)

    def bare(self):
        return wait_for("no card on the screen", lambda: self.count() == 0)

    def press(self, label):
        """Presses a button by its label."""
        self.wish.write_text(f"#{label}")
        run("dunstctl", "context", check=False)


class Xfce(Desktop):
    """A notification server that draws buttons, which a pointer presses."""

    # From the right lower corner of a card to its last button, and between two of the neutral card.
    corner, spacing = (57, 31), 92

    def start(self):
        self.server = subprocess.Popen(
            [self.program()], env=self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        wait_for("a notification server", lambda: "org.freedesktop.Notifications" in run(
            "busctl", "--user", "list", "--acquired"
        ))

    @staticmethod
    def program():
        return next(iter(pathlib.Path("/usr/lib").glob("*/xfce4/notifyd/xfce4-notifyd")), None)

    def point(self, *words):
        return run("xdotool", *words, check=False, env=self.environment)

    def count(self, which="displayed"):
        return len(self.point("search", "--onlyvisible", "--class", "xfce4-notifyd").split())

    def press(self, from_right):
        """Presses the button that is the last, the one before it, and so on from 0."""
        window = self.point("search", "--onlyvisible", "--class", "xfce4-notifyd")
        shape = dict(re.findall(r"(\w+)=(\d+)", self.point("getwindowgeometry", "--shell", window)))
        x = int(shape["X"]) + int(shape["WIDTH"]) - self.corner[0] - from_right * self.spacing
        y = int(shape["Y"]) + int(shape["HEIGHT"]) - self.corner[1]
        self.point("mousemove", str(x), str(y), "click", "1")


class Witness:
    """Reads along what is said to notification servers."""

    def __init__(self):
        self.notified = []
        rule = "type='method_call',interface='org.freedesktop.Notifications',member='Notify'"
        self.process = subprocess.Popen(
            ["busctl", "--user", "--json=short", f"--match={rule}", "monitor"],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )
        self.process.stderr.readline()
        threading.Thread(target=self.read, daemon=True).start()

    def read(self):
        for line in self.process.stdout:
            message = json.loads(line)
            if message.get("member") == "Notify":
                self.notified.append(message["payload"]["data"])

    def texts(self):
        """The summary and body of every card so far."""
        return [f"{data[3]}\n{data[4]}" for data in self.notified]


class Scenario(unittest.TestCase):
    """A test with a clean service, and a desktop where it asks for one."""

    wants_desktop = False
    desktop_kind = Desktop

    def setUp(self):
        self.machine = Machine()
        self.machine.clear()
        self.addCleanup(self.machine.clear)
        if self.wants_desktop:
            for program in ("dunst", "Xvfb"):
                self.require(program)
            self.desktop = self.desktop_kind()
            self.addCleanup(self.desktop.stop)
        self.machine.since = f"@{time.time():.6f}"

    def require(self, program):
        """Whoever runs the scenarios is root, and can have what they need: nothing is skipped."""
        if not shutil.which(program):
            self.fail(f"there is no {program}: run config/bin/needs test")

    def start(self, configuration):
        self.machine.configure(configuration)
        self.machine.service("start")

    def start_exact(self, **options):
        """Starts, and then has a check-in come due in a moment: how long a start takes matters not."""
        self.start(plan())
        self.machine.configure(exact(**options))

    def start_due(self, **options):
        """Starts with a check-in due in a moment, and waits for its card."""
        self.start_exact(**options)
        self.desktop.card()
        return wait_for("a reminder in status", self.machine.showing)
