"""A reminder on a real desktop, from due to Done, whatever crashes meanwhile."""

import datetime
import json
import os
import time

from machine import NAME, PERSON, Scenario, exact, reasons, reminder, run, soon, wait_for


class Delivery(Scenario):
    wants_desktop = True

    def finish(self, occurrence):
        """Answers the card that is up, and sees that nothing of it comes again."""
        self.assertEqual(self.machine.showing(), occurrence)
        self.desktop.press("Show")
        wait_for("its text", lambda: any(NAME in text for text in self.desktop.witness.texts()))
        self.assertEqual(self.desktop.count(), 1)
        self.desktop.press("Done")
        self.desktop.bare()
        wait_for("nothing is up", lambda: self.machine.showing() is None)
        told = len(self.desktop.witness.notified)
        self.machine.service("restart")
        self.assertIsNone(self.machine.showing())
        self.assertEqual(self.machine.status()["waiting"], [])
        self.assertEqual(self.desktop.count(), 0)
        self.assertEqual(len(self.desktop.witness.notified), told)
        answers = self.machine.said("answered")
        self.assertEqual(len(answers), 1)
        self.assertEqual(answers[0]["ATTUNED_OCCURRENCE"], occurrence)

    def test_main(self):
        """a reminder comes when it is due, discreetly, and is shown, answered and told"""
        self.machine.configure(exact(seconds=10))
        run("systemctl", "--user", "enable", "--now", "attuned")
        self.assertIsNone(self.machine.showing())
        self.desktop.card()
        occurrence = wait_for("a reminder in status", self.machine.showing)
        self.assertEqual(len(self.desktop.witness.notified), 1)
        self.assertNotIn(NAME, self.desktop.witness.texts()[0])
        self.finish(occurrence)
        for kind in ("started", "due", "shown", "opened", "answered"):
            event = self.machine.said(kind)[0]
            self.assertEqual(event["SYSLOG_IDENTIFIER"], "attuned")
            if kind != "started":
                self.assertRegex(event["ATTUNED_PERSON"], r"^\d+$")
                self.assertEqual(event["ATTUNED_KIND"], "check-in")
        explained = run("journalctl", "--user", "-u", "attuned", "-x", "--since", self.machine.since)
        self.assertIn("Subject: A reminder is due", explained)

    def test_reload(self):
        """a reload while a card is up changes nothing about it"""
        occurrence = self.start_due()
        self.machine.service("reload")
        self.assertEqual(self.desktop.count(), 1)
        self.assertEqual(len(self.desktop.witness.notified), 1)
        self.finish(occurrence)

    def test_restart(self):
        """a restart while a card is up puts the same card up once"""
        occurrence = self.start_due()
        self.machine.service("restart")
        wait_for("the same reminder", lambda: self.machine.showing() == occurrence)
        self.desktop.card()
        self.finish(occurrence)

    def test_kill(self):
        """a kill -9 of the daemon while a card is up loses nothing and shows nothing twice"""
        occurrence = self.start_due()
        for _ in range(3):
            self.machine.kill()
            wait_for("the same reminder", lambda: self.machine.showing() == occurrence)
            self.assertLessEqual(self.desktop.count(), 1)
            self.desktop.card()
        self.finish(occurrence)

    def test_opened_kill(self):
        """a kill -9 of the daemon while a text is up brings back one card"""
        occurrence = self.start_due()
        self.desktop.press("Show")
        wait_for("its text", lambda: any(NAME in text for text in self.desktop.witness.texts()))
        self.machine.kill()
        wait_for("the same reminder", lambda: self.machine.showing() == occurrence)
        self.desktop.card()

        def is_answered():
            # One press at a time: a second one before the first was heard would take its place.
            is_open = NAME in self.desktop.witness.texts()[-1]
            self.desktop.press("Done" if is_open else "Show")
            self.assertLessEqual(self.desktop.count(), 1)
            return self.desktop.count() == 0

        wait_for("no card on the screen", is_answered)
        self.assertEqual(len(self.machine.said("answered")), 1)

    def test_server(self):
        """a notification server that dies with the card gets it once when it is back"""
        occurrence = self.start_due()
        self.desktop.crash()
        self.machine.said("channelLost")
        self.assertIsNone(self.desktop.count())
        self.desktop.start()
        self.desktop.card()
        self.machine.said("channelFound")
        wait_for("the same reminder", lambda: self.machine.showing() == occurrence)
        self.finish(occurrence)

    def test_no_server(self):
        """what comes due without a notification server waits, says why, and comes once"""
        self.desktop.crash()
        self.start_exact()
        waiting = self.machine.waiting("noChannel")
        self.assertIsNone(self.machine.showing())
        self.desktop.start()
        self.desktop.card()
        self.finish(waiting["reminder"]["occurrence"])

    def test_command(self):
        """the control program shows and answers what is up"""
        self.start_due()
        self.assertIn(NAME, run("attune", "show"))
        run("attune", "done")
        self.desktop.bare()
        self.assertIsNone(self.machine.showing())
        self.machine.said("answered")

    def test_pause(self):
        """a pause takes the card down, holds what comes due in it, and ends without a burst"""
        self.start_due()
        run("attune", "pause", "1h")
        self.desktop.bare()
        self.assertTrue(self.machine.status()["paused"])
        self.machine.said("paused")
        held = len(self.machine.status()["waiting"])
        self.machine.configure(exact(person=reminder("wallaby", soon(4))))
        wait_for("both wait", lambda: len(self.machine.status()["waiting"]) == held + 1)
        for each in self.machine.status()["waiting"]:
            self.assertIn("paused", reasons(each))
        told = len(self.desktop.witness.notified)
        run("attune", "resume")
        self.assertFalse(self.machine.status()["paused"])
        self.machine.said("unpaused")
        for each in self.machine.status()["waiting"]:
            self.assertIn("settling", reasons(each))
        self.assertEqual(self.desktop.count(), 0)
        self.assertEqual(len(self.desktop.witness.notified), told)

    def test_later(self):
        """Later asks until when, without a word of whom or what, and brings it back then"""
        occurrence = self.start_due()
        self.desktop.press("Show")
        wait_for("its text", lambda: any(NAME in text for text in self.desktop.witness.texts()))
        told = len(self.desktop.witness.notified)
        self.desktop.press("Later")
        wait_for("a question until when", lambda: len(self.desktop.witness.notified) > told)
        question = self.desktop.witness.notified[-1]
        self.assertEqual(question[3:5], ["When would suit you better?", ""])
        self.assertEqual(question[5][1::2], ["In an hour", "This evening", "Tomorrow morning"])
        self.assertIsNotNone(self.machine.showing())
        self.desktop.press("Tomorrow morning")
        self.desktop.bare()
        self.assertEqual(self.machine.said("answered")[0]["ATTUNED_ANSWER"], "later")
        upcoming = json.loads(run("attune", "upcoming", "--json"))["reminders"]
        back = [each["dueUSec"] for each in upcoming if each["occurrence"] == occurrence]
        tomorrow = datetime.date.today() + datetime.timedelta(days=1)
        nine = datetime.datetime.combine(tomorrow, datetime.time(9))
        self.assertEqual(back, [nine.timestamp() * 1e6])

    def test_later_unsaid(self):
        """whoever closes the question until when means an hour"""
        occurrence = self.start_due()
        self.desktop.press("Later")
        texts = self.desktop.witness.texts
        wait_for("a question until when", lambda: "When would suit you better?\n" in texts())
        self.desktop.card()
        run("dunstctl", "close-all")
        self.desktop.bare()
        wait_for("its answer", lambda: self.machine.showing() is None)
        due = {each["reminder"]["occurrence"]: each["reminder"]["dueUSec"] for each in self.machine.status()["waiting"]}
        upcoming = json.loads(run("attune", "upcoming", "--json"))["reminders"]
        due |= {each["occurrence"]: each["dueUSec"] for each in upcoming}
        self.assertAlmostEqual(due[occurrence] / 1e6, time.time() + 3600, delta=30)

    def test_names(self):
        """no name, no person's id and no text leaves the user's own files"""
        self.start_due(person=reminder("wallaby", "05:00", "Platypus"))
        self.desktop.press("Show")
        wait_for("its text", lambda: any(NAME in text for text in self.desktop.witness.texts()))
        self.desktop.press("Done")
        self.machine.said("answered")
        places = {
            "the journal": run("journalctl", "--user", "-o", "export", "--since", self.machine.since),
            "the unit": run("systemctl", "--user", "show", "attuned"),
            "the list of units": run("systemctl", "--user", "list-units", "--all", "--no-pager"),
            "the list of processes": run("ps", "-eww", "-o", "args"),
        }
        with open(f"/proc/{self.machine.pid}/environ") as environment:
            places["the environment"] = environment.read()
        for place, text in places.items():
            for secret in (NAME, PERSON, "wallaby", "Platypus"):
                self.assertNotIn(secret.lower(), text.lower(), f"in {place}")
        for path in [os.path.expanduser("~/.local/state/attune")]:
            self.assertEqual(os.stat(path).st_mode & 0o777, 0o700)
            for name in os.listdir(path):
                self.assertEqual(os.stat(f"{path}/{name}").st_mode & 0o777, 0o600, name)
