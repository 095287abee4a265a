"""Buttons that are drawn, and pressed by a pointer."""

from machine import NAME, Scenario, Xfce, run, wait_for


class Buttons(Scenario):
    wants_desktop = True
    desktop_kind = Xfce

    def setUp(self):
        self.require("xdotool")
        if Xfce.program() is None:
            self.fail("there is no xfce4-notifyd: run config/bin/needs test")
        super().setUp()
        self.addCleanup(self.machine.lock, False)

    def has_text(self):
        return any(NAME in text for text in self.desktop.witness.texts())

    def test_pressed(self):
        """buttons that are drawn are pressed by a pointer: Show opens, Not their moment answers"""
        occurrence = self.start_due()
        self.assertFalse(self.has_text())
        self.desktop.press(1)
        wait_for("its text", self.has_text)
        self.assertEqual(self.machine.said("opened")[0]["ATTUNED_OCCURRENCE"], occurrence)
        self.desktop.card()
        self.desktop.press(0)
        answers = self.machine.said("answered")
        self.assertEqual([each["ATTUNED_ANSWER"] for each in answers], ["not-their-moment"])
        self.desktop.bare()
        self.assertIsNone(self.machine.showing())

    def test_locked(self):
        """a card that its server closes when Show is pressed on a locked screen is not lost"""
        occurrence = self.start_due()
        self.machine.lock(True)
        wait_for("a session that is locked", lambda: self.machine.status()["lock"] == "locked")
        self.desktop.press(1)
        self.desktop.bare()
        waiting = self.machine.waiting("locked")
        self.assertEqual(waiting["reminder"]["occurrence"], occurrence)
        self.assertFalse(self.has_text())
