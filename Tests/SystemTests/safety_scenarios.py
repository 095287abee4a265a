"""The rules of safety, each asked of the machine itself: what is outside, what is shown, what runs."""

import datetime
import json
import os
import pathlib
import re
import stat

from machine import HOME, NAME, PERSON, RUNTIME, Scenario, as_root, exact, plan, reminder, run, wait_for
from people_scenarios import ask, attune, typed

# What the user wrote: on a date, in a plan, as a reminder, as a follow-up.
LABEL, PLAN, SUMMARY, WORDS = "Potoroo", "the platypus sings", "Ring the bilby", "how the cassowary is"
MARKS = [NAME, PERSON, "wallaby", *LABEL.split(), *PLAN.split()[1:2], *SUMMARY.split()[2:], WORDS]

REPORT = HOME / "hook.report"
# Says what can be seen of itself from outside, and what it read.
HOOK = f"""#!/bin/sh
unit=$(sed 's/.*\\///' /proc/self/cgroup)
{{
  tr '\\0' '\\n' < /proc/$$/environ
  tr '\\0' '\\n' < /proc/$$/cmdline
  echo "$unit"
  systemctl --user show "$unit"
}} > {REPORT}.$$.outside
cat > {REPORT}.$$.draft
mv {REPORT}.$$.draft {REPORT}.$$.read
"""
HOOKS = "".join(
    f'[[channels.hooks]]\nname = "hook-{text}"\ncommand = ["{HOME}/hook"]\n'
    f'on = ["due", "answered", "held", "paused"]\ntext = {text}\n'
    for text in ("true", "false")
)

# A year of acts, some days apart.
ACTS = range(1, 365, 3)


def person(discreet="false"):
    return (
        f'discreet = {discreet}\ndates = [{{ label = "{LABEL}", on = "12-24" }}]\n'
        f'plans = [{{ when = "{PLAN}", then = "listen" }}]\n' + reminder("wallaby", "05:00", SUMMARY)
    )


class Outside(Scenario):
    wants_desktop = True

    def setUp(self):
        super().setUp()
        self.addCleanup(lambda: [path.unlink() for path in HOME.glob("hook*")])
        self.addCleanup(self.machine.lock, False)

    def act(self, answer="done"):
        asked = ask("now", PERSON)["reminder"]["occurrence"]
        wait_for("it shows", lambda: self.machine.showing() == asked)
        run("attune", answer)

    def fill(self):
        """Makes a year of one act, by the way that the user has: an export, and an import of it."""
        self.act()
        file = HOME / "hook.year.json"
        state = ask("export")
        act = next(each for each in state["occurrences"] if each.get("outcome") == "done")
        for days in ACTS:
            past = {
                key: value - days * 86_400_000_000 if key.endswith("USec") else value
                for key, value in act.items()
            }
            past["id"] = act["id"].rpartition("/")[0] + f"/{past['slotUSec']}"
            state["occurrences"].append(past)
            fixed = {key: value for key, value in past.items() if key != "draw"}
            if days % 7 == 0:
                state["occurrences"].append(
                    {**fixed, "reminder": "fixed:wallaby", "id": f"1/fixed-1/{past['slotUSec']}"})
        file.write_text(json.dumps(state))
        ask("import", file, "--yes")
        self.assertGreater(len(ask("history")["acts"]), len(ACTS))

    def live(self):
        """Everything that a user does."""
        self.act()
        run("attune", "now", PERSON)
        self.desktop.card()
        self.desktop.press("Not their moment")
        self.desktop.bare()
        run("attune", "now", PERSON)
        self.desktop.card()
        self.assertIn(NAME, run("attune", "show") + str(self.desktop.witness.texts()))
        run("attune", "done")
        attune("follow-up", PERSON, "in", "3d", text=WORDS)
        for words in (
            ["why"], ["why", PERSON, "--next"], ["history"], ["history", "--csv"], ["upcoming"],
            ["simulate"], ["simulate", "--with", f"{PERSON}.check-in=daily"], ["export"], ["status"],
            ["follow-up", "--text"], ["never", "--list"], ["depth", PERSON, "2"], ["contact", NAME],
            ["rest", PERSON, "asks"], ["rest", NAME], ["now", PERSON], ["return", PERSON], ["check"],
            ["pause", "1h"], ["now", NAME], ["later"], ["resume"], ["prompts"], ["cadence"], ["nonsense"],
        ):
            attune(*words)
        self.machine.configure(plan(person=person() + f'bad-{NAME} = "{WORDS}"\n', more=HOOKS))
        attune("reload")
        self.machine.said("configurationBad")
        self.machine.configure(plan(person=person(), more=HOOKS))
        attune("reload")
        self.machine.lock(True)
        wait_for("a session that is locked", lambda: self.machine.status()["lock"] == "locked")
        run("attune", "now", PERSON)
        self.machine.waiting("locked")
        self.machine.kill()
        wait_for("a status", self.machine.status)

    def places(self):
        """What anyone on the machine may see, by where."""
        places = {
            "the journal": as_root("journalctl", "-a", "-o", "export", "--since", self.machine.since),
            "the unit": run("systemctl", "--user", "show", "attuned"),
            "the units": run("systemctl", "--user", "show", "*"),
            "the list of units": run("systemctl", "--user", "list-units", "--all", "--full", "--no-pager"),
            "the list of jobs": run("systemctl", "--user", "list-jobs"),
            "the runtime directory": str(list(RUNTIME.rglob("*"))),
            "the names on the bus": run("busctl", "--user", "list", "--no-pager"),
        }
        for name in ("cmdline", "environ", "comm"):
            places[name] = pathlib.Path(f"/proc/{self.machine.pid}/{name}").read_text()
        for path in HOME.glob("hook.report.*.outside"):
            places[f"a hook, {path.name}"] = path.read_text()
        return places

    def test_year(self):
        """no names outside: after a year the journal, STATUS, units, processes and hooks hold no mark"""
        program = HOME / "hook"
        program.write_text(HOOK)
        program.chmod(0o700)
        self.start(plan(person=person(), more=HOOKS))
        self.fill()
        self.live()
        heard = {}

        def has_heard():
            for path in HOME.glob("hook.report.*.outside"):
                event = re.search(r"^ATTUNED_EVENT=(\w+)$", path.read_text(), re.M)
                heard[event and event[1]] = path
            return {"due", "answered", "held", "paused", "unpaused"} <= heard.keys()

        wait_for("hooks on every occasion", has_heard)
        read = "".join(path.read_text() for path in HOME.glob("hook.report.*.read"))
        self.assertIn(NAME, read, "whoever asks for the text reads it")
        self.assertTrue(self.machine.value("StatusText"))
        for place, text in self.places().items():
            for mark in MARKS:
                self.assertNotIn(mark.lower(), text.lower(), f"in {place}")

    def test_plain(self):
        """plain names: markup and marks of direction do nothing on a card, in a terminal or in JSON"""
        name = "<b>\u202e\u2066X"
        hostile = f'[[people.{PERSON}.reminders]]\nid = "a"\nat = "*-*-* 05:00"\nsummary = "{name}"\n'
        more = f'discreet = false\ndates = [{{ label = "{name}", on = "12-24" }}]\n{hostile}'
        self.desktop.settings.write_text(self.desktop.settings.read_text() + "markup = full\n")
        self.desktop.crash()
        self.desktop.start()
        self.start(plan(person=more).replace(NAME, name))
        run("attune", "now", PERSON)
        self.desktop.card()
        self.assertIn("&lt;b&gt;X", "".join(self.desktop.witness.texts()))
        for text in self.desktop.witness.texts():
            self.assertNotRegex(text, "[\u202a-\u202e\u2066-\u2069]")
            self.assertNotIn("<b>", text.partition("\n")[2])
        for words in (["status"], ["why"], ["show"], ["upcoming"], ["simulate"], ["cadence"], ["export"]):
            for more in ([], ["--json"]):
                said = attune(*words, *more)
                self.assertEqual(said.returncode, 0, said)
                self.assertNotRegex(said.stdout, "[\u202a-\u202e\u2066-\u2069\x1b]", words)
        self.machine.configure(plan().replace(NAME, "<b>\\u001b[31mX\u202e"))
        said = attune("check")
        self.assertEqual(said.returncode, 1)
        self.assertNotRegex(said.stdout + said.stderr, "[\u202e\x1b]")


class Alone(Scenario):
    def test_network(self):
        """nothing leaves the machine: the unit has AF_UNIX alone, and so has every socket it holds"""
        self.start(plan(check_in="05:00"))
        self.assertEqual(self.machine.value("RestrictAddressFamilies"), "AF_UNIX")
        known = {line.split()[6] for line in pathlib.Path("/proc/net/unix").read_text().splitlines()[1:]}
        directory = pathlib.Path(f"/proc/{self.machine.pid}/fd")
        links = [os.readlink(path) for path in directory.iterdir()]
        sockets = [link[8:-1] for link in links if link.startswith("socket:[")]
        self.assertGreater(len(sockets), 1)
        self.assertEqual([each for each in sockets if each not in known], [])
        for library in run("ldd", "/usr/bin/attuned").splitlines():
            self.assertNotRegex(library, r"libcurl|libssl|libgnutls|FoundationNetworking")

    def test_revival(self):
        """no stealth: it is a service that can be seen, and once stopped nothing revives it"""
        self.start(exact())
        self.assertIn("attuned.service", run("systemctl", "--user", "list-units"))
        self.machine.service("stop")
        found = [
            path for folder in (
                "/usr/lib/systemd", "/etc/systemd", "/usr/share/dbus-1", "/etc/xdg", "/etc/cron.d",
                "/etc/profile.d", "/usr/lib/udev", HOME / ".config/systemd", HOME / ".config/autostart",
                HOME / ".local/share/dbus-1", HOME / ".local/share/systemd",
            )
            for path in pathlib.Path(folder).rglob("*attune*")
        ]
        self.assertEqual({path.name for path in found}, {"attuned.service", "attuned.catalog"}, found)
        for listing in ("list-timers", "list-sockets", "list-paths", "list-automounts"):
            self.assertNotIn("attune", run("systemctl", "--user", listing, "--all", check=False))
        self.assertNotIn("attune", run("busctl", "--user", "list", "--activatable").lower())
        for words in (["status"], ["upcoming"], ["why"], ["history"], ["done"], ["show"], ["pause", "1h"],
                      ["resume"], ["now"], ["export"], ["check"], ["cadence"], ["watch"], ["reload"]):
            attune(*words)
            self.assertEqual(self.machine.value("ActiveState"), "inactive", words)

    def test_modes(self):
        """state is 0700 and 0600, and looser modes are refused with the command that mends them"""
        self.start(plan())
        state = HOME / ".local/state/attune"
        for path in [state, *state.iterdir(), RUNTIME / "attune"]:
            mode = path.stat().st_mode
            self.assertEqual(stat.S_IMODE(mode) & 0o077, 0, path)
        self.machine.service("stop")
        (state / "state.sqlite").chmod(0o644)
        try:
            self.machine.service("start")
        except AssertionError:
            pass
        said = str(self.machine.journal()) + attune("status").stdout + attune("export").stderr
        self.assertIn("chmod", said)
        (state / "state.sqlite").chmod(0o600)


class Guarded(Scenario):
    def told(self):
        """All that is told of someone about whom something rests, and what an export holds of them."""
        attune("now", PERSON)
        why = [each for each in ask("why", PERSON)["reasons"] if each["topic"] == "rest"]
        self.assertEqual(len(why), 1)
        lines = [line for line in run("attune", "status").splitlines() if "rest" in line.lower()]
        told = {"why": why, "status": self.machine.status()["resting"], "lines": lines}
        someone = next(each for each in ask("export")["people"] if each["id"] == PERSON)
        changing = {key for key in someone if key.endswith("USec")} | {"done", "unanswered"}
        run("attune", "done", check=False)
        return told, {key: value for key, value in someone.items() if key not in changing}

    def test_question(self):
        """not always safe: whoever asks cannot tell the private question from topics set by hand"""
        self.start(plan(check_in="05:00"))
        typed(["attune", "rest", PERSON, "--topics"], [("yes or no", "no")])
        asked = self.told()
        entries = [
            {key: each[key] for key in each if not key.startswith("_")}
            for each in self.machine.journal("rested")
        ]
        run("attune", "return", PERSON)
        run("attune", "rest", PERSON, "patience", "asks", "apology", "vulnerability")
        by_hand = self.told()
        self.assertEqual(asked, by_hand)
        run("attune", "return", PERSON)
        run("attune", "rest", PERSON, "apology")
        others = self.told()
        self.assertEqual(asked[0], others[0])
        # An export brings back what rests, as a number and by no other sign.
        self.assertEqual({**asked[1], "resting": 0}, {**others[1], "resting": 0})
        self.assertEqual({entry["MESSAGE"] for entry in entries}, {"What rests about a person has changed."})
        self.assertNotIn(PERSON, str(entries))

    def test_unasked(self):
        """not always safe: the question needs a terminal, and no other command speaks of it"""
        self.start(plan(check_in="05:00"))
        self.assertEqual(attune("rest", PERSON, "--topics").returncode, 2)
        run("attune", "rest", PERSON)
        for words in (["status"], ["why"], ["upcoming"], ["--help"], ["check"], ["cadence"], ["doctor"],
                      ["history"], ["now"], ["depth", PERSON], ["contact", PERSON], ["return", PERSON]):
            said = attune(*words)
            self.assertNotRegex((said.stdout + said.stderr).lower(), r"--topics|always safe|left alone", words)


class Locked(Scenario):
    wants_desktop = True

    def test_words(self):
        """nothing of a text on a locked screen, whatever is asked for there"""
        self.addCleanup(self.machine.lock, False)
        day = datetime.date.today() + datetime.timedelta(days=2)
        self.start(plan(person=f'dates = [{{ label = "{LABEL}", on = "{day:%m-%d}", ahead = ["0d"] }}]\n'))
        attune("follow-up", PERSON, "in", "9d", text=WORDS)
        run("attune", "now", PERSON)
        self.desktop.card()
        text = ask("show", PERSON)
        run("attune", "never", PERSON)
        self.assertIn(LABEL, run("attune", "why", PERSON, "--next"))
        self.machine.lock(True)
        wait_for("a session that is locked", lambda: self.machine.status()["lock"] == "locked")
        secrets = [LABEL, WORDS, text["summary"], text["body"]]
        for words in (["show"], ["never", "--list"], ["follow-up", "--text"]):
            said = attune(*words)
            self.assertEqual((said.returncode, "session is locked" in said.stderr), (1, True), words)
        for words in (["why"], ["why", PERSON, "--next"], ["status"], ["upcoming"], ["history"],
                      ["follow-up"], ["now", PERSON], ["done"], ["contact", PERSON]):
            for more in ([], ["--json"]):
                said = attune(*words, *more)
                for secret in secrets:
                    self.assertNotIn(secret, said.stdout + said.stderr, words)
        self.assertFalse(any(text["summary"] in each for each in self.desktop.witness.texts()))
