"""The control program from setup to uninstall, its answers, and how it ends."""

import json
import subprocess
import time

from machine import CONFIG, NAME, PERSON, STATE, Scenario, plan, run, wait_for


def attune(*words):
    """Runs the control program, which may fail, without a terminal."""
    return subprocess.run(
        ["attune", *words], stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60
    )


class SetUp(Scenario):
    wants_desktop = True

    def test_setup(self):
        """`attune setup` writes, starts and shows a test card, and may be run again"""
        CONFIG.parent.mkdir(parents=True)
        CONFIG.parent.chmod(0o755)
        self.assertIn("Wrote ~/.config/attune/attune.toml", run("attune", "setup", "--no-service"))
        self.assertEqual(CONFIG.stat().st_mode & 0o777, 0o600)
        self.assertEqual(self.machine.value("ActiveState"), "inactive")
        self.assertEqual(self.machine.value("UnitFileState"), "disabled")
        text = CONFIG.read_bytes()
        told = json.loads(run("attune", "setup", "--json"))
        self.assertEqual((told["written"], told["started"]), (False, True))
        self.assertEqual(self.machine.value("ActiveState"), "active")
        self.assertEqual(self.machine.value("UnitFileState"), "enabled")
        self.desktop.card()
        self.assertNotIn(NAME, self.desktop.witness.texts()[0])
        self.assertIn("is there already", run("attune", "setup"))
        self.assertEqual(CONFIG.read_bytes(), text)
        wait_for("another card", lambda: len(self.desktop.witness.notified) == 2)
        wait_for("it shows", self.machine.showing)
        self.desktop.card()
        self.desktop.press("Show")
        wait_for("its text", lambda: "can reach you" in self.desktop.witness.texts()[-1])
        self.desktop.press("OK")
        self.desktop.bare()

    def test_promise(self):
        """`attune setup` says that its test is on its way where there is a desktop"""
        self.assertIn("on its way", run("attune", "setup"))
        self.desktop.card()

    def test_fresh(self):
        """`attune setup` needs no directory, and makes one that is the user's alone"""
        self.assertFalse(CONFIG.parent.exists())
        run("attune", "setup")
        self.assertEqual(CONFIG.parent.stat().st_mode & 0o777, 0o700)
        self.assertEqual(self.machine.status()["configurationState"], "good")
        self.desktop.card()

    def test_uninstall(self):
        """`attune uninstall` keeps the data, and deletes it where that is asked for"""
        run("attune", "setup")
        self.desktop.card()
        run("attune", "uninstall")
        self.desktop.bare()
        self.assertEqual(self.machine.value("ActiveState"), "inactive")
        self.assertEqual(self.machine.value("UnitFileState"), "disabled")
        self.assertTrue(CONFIG.exists())
        self.assertTrue(list(STATE.iterdir()))
        told = json.loads(run("attune", "uninstall", "--delete-data", "--json"))
        self.assertTrue(told["deleted"])
        self.assertFalse(CONFIG.parent.exists())
        self.assertFalse(STATE.exists())


class Endings(Scenario):
    def ends(self, status, *words):
        done = attune(*words)
        self.assertEqual(done.returncode, status, f"{words}: {done.stdout}{done.stderr}")
        return done

    def test_status(self):
        """it ends with 0, with 1 for a mistake, 2 for wrong usage, and 3 without a daemon"""
        self.machine.configure(plan())
        self.ends(0, "check")
        self.machine.configure(plan().replace('"friend"', '"fiend"'))
        self.assertIn("attune.toml:", self.ends(1, "check").stdout)
        self.ends(1, "setup", "--no-service")
        self.assertIn("Next", self.ends(0, "calendar", "Mon..Fri", "18:00").stdout)
        self.assertIn("write Sat,Sun,Mon", self.ends(1, "calendar", "Sat..Mon 18:00").stderr)
        self.assertIn("now", self.ends(2, "calendar", "daily", "--base-time", "now UTC").stderr)
        for words in (["nonsense"], ["later", "alex", "noon"], ["pause", "soonish"], ["status", "--jason"]):
            self.assertTrue(self.ends(2, *words).stderr)
        for words in (["status"], ["now"], ["done", "--json"], ["resume"], ["reload"], ["watch"]):
            self.assertIn("is not running", self.ends(3, *words).stderr)
        self.start(plan())
        self.ends(0, "status")
        self.ends(1, "done")
        self.ends(1, "now", "nobody")


class Answers(Scenario):
    wants_desktop = True

    def ask(self, *words):
        return json.loads(run("attune", *words, "--json"))

    def now(self):
        """Asks for a check-in this moment, and waits for its card."""
        asked = self.ask("now", PERSON, "--kind", "check-in")
        self.assertEqual((asked["reminder"]["person"], asked["reminder"]["kind"]), (PERSON, "checkIn"))
        self.desktop.card()
        occurrence = asked["reminder"]["occurrence"]
        wait_for("it shows", lambda: self.machine.showing() == occurrence)
        return occurrence

    def test_done(self):
        """`attune now` shows a reminder at once, and `attune done` ends it"""
        self.start(plan())
        occurrence = self.now()
        self.assertEqual(self.ask("done", "--felt", "light")["reminder"]["occurrence"], occurrence)
        self.desktop.bare()
        self.assertEqual(self.machine.status()["waiting"], [])

    def test_not_their_moment(self):
        """`attune not-their-moment` takes the card down, and it does not come back"""
        self.start(plan())
        occurrence = self.now()
        answered = self.ask("not-their-moment")
        self.assertEqual(answered["reminder"]["occurrence"], occurrence)
        self.desktop.bare()
        self.assertEqual(self.machine.status()["waiting"], [])
        self.assertEqual(self.machine.said("answered")[0]["ATTUNED_OCCURRENCE"], occurrence)

    def test_later(self):
        """`attune later` takes the card down and says when it comes back: in an hour"""
        self.start(plan())
        occurrence = self.now()
        answered = self.ask("later")
        self.desktop.bare()
        self.assertEqual(answered["reminder"]["occurrence"], occurrence)
        self.assertAlmostEqual(answered["reminder"]["dueUSec"] / 1e6, time.time() + 3600, delta=30)
        self.assertIn(occurrence, str(self.ask("upcoming")))

    def test_resume(self):
        """`attune resume` ends a pause, and what is asked for comes in spite of one"""
        self.start(plan())
        self.assertEqual(self.ask("pause"), {})
        self.assertTrue(self.machine.status()["paused"])
        self.now()
        self.assertEqual(self.ask("resume"), {})
        self.assertFalse(self.machine.status()["paused"])
        self.assertEqual(self.desktop.count(), 1)


class Doctor(Scenario):
    wants_desktop = True

    def look(self):
        """What the doctor finds, and the findings that keep reminders from coming."""
        done = attune("doctor", "--json")
        told = json.loads(done.stdout)
        self.assertEqual(done.returncode, 0 if told["sound"] else 1, done.stdout)
        for word in (NAME, PERSON):
            self.assertNotIn(word, done.stdout)
        return [finding for finding in told["findings"] if finding["state"] == "bad"]

    def mend(self, finding):
        """Runs the command that the doctor names."""
        run("sh", "-c", finding["remedy"])

    def begin(self):
        """A machine on which all is well, but for what is not known of its desktop."""
        self.machine.configure(plan(check_in="daily"))
        run("attune", "setup")
        self.desktop.card()

    def test_doctor(self):
        """`attune doctor` finds nothing on a machine where all is well, and sends a test if asked"""
        self.begin()
        self.assertEqual(self.look(), [])
        done = attune("doctor", "--test")
        self.assertEqual(done.returncode, 0, done.stdout)
        lines = done.stdout.splitlines()
        self.assertEqual(lines[1], "ok    Config     ~/.config/attune/attune.toml is good.")
        self.assertEqual(lines[2], "ok    Service    Runs, and starts whenever you log in.")
        self.assertRegex(done.stdout, r"ok    Channels   The desktop is ready \(dunst .*\)\.\n")
        self.assertRegex(done.stdout, r"ok    Pace       Next is a check-in, ")
        self.assertRegex(done.stdout, r"ok    Test       A test reminder is on its way\.\n")
        self.assertRegex(lines[-1], r"^(All is in order|Nothing keeps reminders from coming)\.$")
        self.assertTrue(all(len(line) <= 80 for line in lines), done.stdout)
        wait_for("another card", lambda: len(self.desktop.witness.notified) == 2)

    def test_doctor_without_config(self):
        """`attune doctor` sends whoever has just installed it to `attune setup`"""
        remedies = [finding.get("remedy") for finding in self.look()]
        self.assertEqual(remedies, ["attune setup", "attune setup"])
        self.assertEqual(self.machine.value("ActiveState"), "inactive")
        self.assertFalse(STATE.exists())
        run("attune", "setup")
        found = [finding["text"] for finding in self.look()]
        self.assertEqual(found, ["Nobody is in ~/.config/attune/attune.toml yet."])

    def test_doctor_stopped(self):
        """`attune doctor` names the command that starts what was stopped, and starts nothing"""
        self.begin()
        self.machine.service("stop")
        found = self.look()
        self.assertEqual([(each["name"], each["remedy"]) for each in found], [
            ("service", "systemctl --user start attuned")
        ])
        self.assertEqual(self.machine.value("ActiveState"), "inactive")
        self.mend(found[0])
        self.assertEqual(self.look(), [])
        run("systemctl", "--user", "disable", "attuned")
        self.mend(self.look()[0])
        self.assertEqual(self.machine.value("UnitFileState"), "enabled")
        self.assertEqual(self.look(), [])

    def test_doctor_state(self):
        """`attune doctor` names a state that others could read, and the command that closes it"""
        self.begin()
        STATE.chmod(0o755)
        (STATE / "state.sqlite").chmod(0o644)
        for path in (STATE, STATE / "state.sqlite"):
            found = self.look()
            self.assertEqual([each["name"] for each in found], ["state"])
            self.assertEqual(found[0]["remedy"].split()[-1], str(path))
            self.mend(found[0])
        self.assertEqual(self.look(), [])
        self.assertEqual(STATE.stat().st_mode & 0o777, 0o700)

    def test_doctor_failure(self):
        """`attune doctor` says of a service that cannot start where to read why"""
        self.begin()
        self.machine.service("stop")
        STATE.chmod(0o755)
        run("systemctl", "--user", "start", "attuned", check=False)
        wait_for("it gives up", lambda: self.machine.value("ActiveState") == "failed")
        found = {each["name"]: each for each in self.look()}
        self.assertEqual(sorted(found), ["service", "state"])
        self.assertIn("journalctl --user -u attuned", found["service"]["text"])
        self.mend(found["state"])
        self.mend(found["service"])
        self.assertEqual(self.look(), [])

    def test_doctor_hook(self):
        """`attune doctor` looks for the programs of hooks where attuned would, and tells no path"""
        self.begin()
        hooks = "".join(
            f'[[channels.hooks]]\nname = "{name}"\ncommand = ["{program}"]\nas = "reminder"\n'
            for name, program in (("a", "true"), ("b", f"/opt/{PERSON}"), ("c", "nonesuch"))
        )
        self.machine.configure(plan(check_in="daily", more=hooks))
        wait_for("three hooks", lambda: "3 hooks" in str(self.machine.status()["channels"]))
        texts = [each["text"] for each in self.look()]
        self.assertEqual(texts, [
            f"Hook {number} names a program that cannot be run." for number in (2, 3)
        ])

    def test_doctor_pause(self):
        """`attune doctor` says that a pause keeps reminders from coming, and so does a locked session"""
        self.begin()
        run("attune", "pause")
        self.mend(self.look()[0])
        self.assertEqual(self.look(), [])
        self.machine.lock(True)
        self.addCleanup(self.machine.lock, False)
        wait_for("the session is locked", lambda: self.machine.status()["lock"] == "locked")
        self.assertEqual([each["name"] for each in self.look()], ["session"])
