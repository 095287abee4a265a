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
