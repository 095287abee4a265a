"""The first look: the program of `make run`, which needs no configuration and keeps nothing."""

import os
import pathlib
import pty
import subprocess
import tomllib

from machine import CONFIG, STATE, Scenario, wait_for

SECONDS = 15
LIBRARY = pathlib.Path("/usr/share/attune/prompts/en")


def holds_a_prompt(text):
    """Whether it shows a prompt of the installed library, for whom the first look is about."""
    decks = [tomllib.loads(deck.read_text()) for deck in LIBRARY.glob("*.toml")]
    summaries = [prompt["summary"] for deck in decks for prompt in deck["prompt"]]
    return any(summary.replace("{name}", "someone you love") in text for summary in summaries)


class Look(Scenario):
    def launch(self, **options):
        """Starts it without a terminal, unless told otherwise."""
        options = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, **options}
        program = subprocess.Popen(["attuned", "--demonstration"], stderr=subprocess.STDOUT, **options)
        self.addCleanup(program.wait)
        self.addCleanup(program.kill)
        return program

    def ended(self, program):
        """Sees that it ended well by itself, and left nothing behind."""
        self.assertEqual(program.wait(SECONDS), 0)
        self.assertFalse(CONFIG.exists())
        self.assertFalse(STATE.exists())


class Demonstration(Look):
    def says_by_itself(self, **options):
        program = self.launch(**options)
        self.ended(program)
        text = program.stdout.read().decode()
        program.stdout.close()
        self.assertIn("this is how a reminder looks", text)
        self.assertTrue(holds_a_prompt(text), text)
        self.assertIn("the look ends", text)

    def test_absent(self):
        """the first look without desktop and terminal prints a reminder and ends"""
        self.says_by_itself()

    def test_no_bus(self):
        """the first look without any message bus prints a reminder and ends"""
        environment = {"PATH": os.environ["PATH"], "HOME": os.environ["HOME"]}
        self.says_by_itself(env=environment)

    def test_terminal(self):
        """the first look in a terminal shows a reminder there, and a typed answer ends it"""
        ours, theirs = pty.openpty()
        self.addCleanup(os.close, ours)
        program = self.launch(stdin=theirs, stdout=theirs)
        os.close(theirs)
        said = [""]

        def has_asked():
            said[0] += os.read(ours, 4096).decode()
            return "d done" in said[0]

        wait_for("a reminder in the terminal", has_asked)
        os.write(ours, b"d\n")
        self.ended(program)


class DesktopDemonstration(Look):
    wants_desktop = True

    def test_desktop(self):
        """the first look on a desktop shows a card there within seconds, and Done ends it"""
        program = self.launch()
        self.desktop.card(SECONDS)
        shown = self.desktop.witness.texts()[0]
        self.assertTrue(holds_a_prompt(shown), shown)
        self.desktop.press("Done")
        self.ended(program)
        self.desktop.bare()
        self.assertIn("is on your desktop", program.stdout.read().decode())
        program.stdout.close()
