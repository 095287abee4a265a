"""The why and the what if, the past, and the whole of what is remembered."""

import json
import subprocess

from machine import CONFIG, HOME, NAME, PERSON, STATE, Scenario, plan, run, wait_for


def ask(*words):
    return json.loads(run("attune", *words, "--json"))


class Why(Scenario):
    wants_desktop = True

    def test_why(self):
        """`attune why` explains what is up, what was shown last, and what comes next"""
        self.start(plan(check_in="every 3 days"))
        coming = ask("why", PERSON)
        self.assertEqual(coming, ask("why", NAME, "--next"))
        text = " ".join(reason["sentence"] for reason in coming["reasons"])
        self.assertIn("“every 3 days”", text)
        run("attune", "now", PERSON, "--kind", "check-in")
        self.desktop.card()
        occurrence = wait_for("it shows", self.machine.showing)
        self.assertEqual(ask("why")["reminder"]["occurrence"], occurrence)
        run("attune", "done")
        self.assertEqual(ask("why")["reminder"]["occurrence"], occurrence)
        self.assertIn("You asked for it", run("attune", "why", occurrence))
        journal = str(self.machine.journal())
        self.assertNotIn(NAME, journal)
        self.assertNotIn(PERSON, journal)


class Ahead(Scenario):
    def test_simulate(self):
        """`attune simulate` foretells what `attune upcoming` does, and changes nothing"""
        self.start(plan(check_in="2 a week"))
        upcoming = [each["occurrence"] for each in ask("upcoming", "--days", "60")["reminders"]]
        foretold = ask("simulate", "--days", "60")["plan"]["reminders"]
        self.assertEqual([each["occurrence"] for each in foretold], upcoming)
        before = CONFIG.read_bytes()
        wish = ask("simulate", "--days", "60", "--with", f"{PERSON}.check-in=every 3 days")
        self.assertTrue(wish["differences"])
        self.assertTrue(all(each["person"] == PERSON for each in wish["differences"]))
        self.assertEqual(CONFIG.read_bytes(), before)
        self.machine.service("stop")
        alone = ask("simulate", "--days", "60")["plan"]["reminders"]
        self.assertEqual([each["occurrence"] for each in alone], upcoming)
        self.assertIn("~", run("attune", "simulate"))


class Past(Scenario):
    wants_desktop = True

    def act(self):
        run("attune", "now", PERSON, "--kind", "check-in")
        self.desktop.card()
        wait_for("it shows", self.machine.showing)
        run("attune", "done", "--felt", "light")

    def test_history(self):
        """`attune history` says the same with and without a daemon"""
        self.start(plan())
        self.act()
        told = ask("history")
        self.assertEqual([act["felt"] for act in told["acts"]], ["light"])
        picture = run("attune", "history")
        self.machine.service("stop")
        self.assertEqual(ask("history"), told)
        self.assertEqual(run("attune", "history"), picture)
        self.assertIn(f",{PERSON},", run("attune", "history", "--person", NAME, "--csv"))

    def test_export(self):
        """what `attune export` writes is private, and `attune import` brings all of it back"""
        file = HOME / "attune.json"
        self.addCleanup(file.unlink, missing_ok=True)
        self.start(plan())
        self.act()
        run("attune", "pause")
        run("attune", "export", file)
        self.assertEqual(file.stat().st_mode & 0o777, 0o600)
        whole = file.read_text()
        self.assertNotIn(NAME, whole)
        again = subprocess.run(["attune", "export", file], capture_output=True, text=True)
        self.assertEqual(again.returncode, 1)
        self.assertIn("--force", again.stderr)
        file.chmod(0o644)
        run("attune", "export", "--force", file)
        self.assertEqual(file.stat().st_mode & 0o777, 0o600)
        self.machine.service("stop")
        self.assertEqual(run("attune", "export") + "\n", whole)
        for name in STATE.iterdir():
            name.unlink()
        self.machine.service("start")
        self.assertEqual(ask("history")["acts"], [])
        self.assertEqual(ask("import", file, "--yes"), {"people": 1})
        self.assertTrue(self.machine.status()["paused"])
        self.assertEqual(len(ask("history")["acts"]), 1)
        self.machine.kill()
        self.assertEqual(len(ask("history")["acts"]), 1)
        file.write_text(whole.replace('"snoozes":0', '"snoozes":-1'))
        broken = subprocess.run(["attune", "import", file, "--yes"], capture_output=True, text=True)
        self.assertEqual(broken.returncode, 1)
        self.assertIn("occurrences[0].snoozes", broken.stderr)
        self.assertEqual(len(ask("history")["acts"]), 1)


class Library(Scenario):
    def test_prompts(self):
        """`attune prompts` reads the installed library, which covers what it is to cover"""
        self.assertGreaterEqual(len(ask("prompts")["prompts"]), 210)
        self.assertTrue(run("attune", "prompts", "--coverage").endswith("Every goal is met."))
