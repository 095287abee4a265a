"""A session that is locked, as the login manager says it: nothing is shown on it."""

import time

from machine import NAME, Scenario, reasons, run, wait_for

# After an unlock there is at most one reminder, after 2 to 5 minutes.
SETTLING = (120, 300)
# Long enough for a daemon that has started to put up what it should not.
PATIENCE = 3


class Lock(Scenario):
    wants_desktop = True

    def setUp(self):
        super().setUp()
        self.addCleanup(self.machine.lock, False)

    def lock(self, is_locked):
        self.machine.lock(is_locked)
        word = "locked" if is_locked else "unlocked"
        wait_for(f"a session that is {word}", lambda: self.machine.status()["lock"] == word)

    def unlock(self):
        """Unlocks, and sees that whatever waited comes back neither at once nor late."""
        told = len(self.desktop.witness.notified)
        begun = time.time()
        self.lock(False)
        waiting = self.machine.waiting("settling")
        ended = time.time()
        self.assertEqual(reasons(waiting), ["settling"])
        until = waiting["holds"][0]["untilUSec"] / 1e6
        self.assertGreaterEqual(until, begun + SETTLING[0])
        self.assertLessEqual(until, ended + SETTLING[1])
        self.assertEqual(len(self.desktop.witness.notified), told)
        self.assertIsNone(self.machine.showing())
        return waiting["reminder"]["occurrence"]

    def open_card(self):
        occurrence = self.start_due()
        self.desktop.press("Show")
        wait_for("its text", lambda: any(NAME in text for text in self.desktop.witness.texts()))
        return occurrence

    def test_due(self):
        """what comes due on a locked screen waits, and is due 2 to 5 minutes after the unlock"""
        self.machine.lock(True)
        self.start_exact()
        waiting = self.machine.waiting("locked")
        self.assertEqual(self.machine.status()["lock"], "locked")
        self.assertIn("locked", run("attune", "status"))
        self.assertEqual(self.machine.said("held")[0]["ATTUNED_REASON"], "locked")
        self.assertEqual(self.desktop.count(), 0)
        self.assertEqual(self.desktop.witness.notified, [])
        self.assertEqual(self.unlock(), waiting["reminder"]["occurrence"])

    def test_asked(self):
        """what is asked for on a locked screen waits too, and is not read there"""
        self.start_due()
        run("attune", "done")
        self.desktop.bare()
        self.lock(True)
        told = len(self.desktop.witness.notified)
        run("attune", "now")
        self.machine.waiting("locked")
        self.assertEqual(len(self.desktop.witness.notified), told)
        with self.assertRaisesRegex(AssertionError, "ended with 1: The session is locked"):
            run("attune", "show")

    def test_text(self):
        """a text that is up is taken down when the session is locked"""
        occurrence = self.open_card()
        told = len(self.desktop.witness.notified)
        self.lock(True)
        self.desktop.bare()
        self.assertIsNone(self.machine.showing())
        self.assertEqual(self.machine.waiting("locked")["reminder"]["occurrence"], occurrence)
        self.assertEqual(len(self.desktop.witness.notified), told)
        self.assertEqual(self.unlock(), occurrence)

    def test_neutral(self):
        """a neutral card may stay on a locked screen; pressed there, it comes back after the unlock"""
        occurrence = self.start_due()
        self.lock(True)
        self.assertEqual(self.desktop.count(), 1)
        self.desktop.press("Show")
        self.desktop.bare()
        self.assertEqual(self.unlock(), occurrence)
        self.assertFalse(any(NAME in text for text in self.desktop.witness.texts()))

    def starts_silently(self, occurrence, start):
        """A daemon that starts on a locked screen puts nothing up until it is unlocked."""
        self.lock(True)
        told = len(self.desktop.witness.notified)
        start()
        wait_for("a session that is locked", lambda: self.machine.status()["lock"] == "locked")
        time.sleep(PATIENCE)
        self.assertEqual(len(self.desktop.witness.notified), told)
        self.assertEqual(self.machine.waiting("locked")["reminder"]["occurrence"], occurrence)
        self.assertEqual(self.unlock(), occurrence)

    def test_restart(self):
        """a restart on a locked screen shows nothing of the card that was up until the unlock"""
        self.starts_silently(self.start_due(), lambda: self.machine.service("restart"))

    def test_kill(self):
        """a kill -9 on a locked screen shows nothing of the card that was up until the unlock"""
        self.starts_silently(self.start_due(), self.machine.kill)
