"""What the user says about a person: from the command to the card, the files and back."""

import json
import os
import pty
import subprocess
import time

from machine import CONFIG, NAME, PERSON, STATE, Scenario, plan, run, wait_for

WORDS = "how the wallaby went"


def attune(*words, text=""):
    """Runs the control program, which may fail, with a text on its standard input."""
    return subprocess.run(
        ["attune", *words], input=text, capture_output=True, text=True, timeout=60
    )


def ask(*words, text=""):
    done = attune(*words, "--json", text=text)
    if done.returncode:
        raise AssertionError(f"{words}: {done.stdout}{done.stderr}")
    return json.loads(done.stdout)


def typed(command, answers):
    """Runs a command on a terminal, types an answer whenever it asks, and returns all that is seen."""
    pid, terminal = pty.fork()
    if not pid:
        os.execvp(command[0], command)
    seen = ""
    answers = list(answers)
    while True:
        try:
            chunk = os.read(terminal, 4096).decode()
        except OSError:
            break
        if not chunk:
            break
        seen += chunk
        if answers and answers[0][0] in seen:
            os.write(terminal, answers.pop(0)[1].encode() + b"\n")
    status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    os.close(terminal)
    return status, seen


class People(Scenario):
    wants_desktop = True

    def now(self):
        asked = ask("now", PERSON, "--kind", "check-in")
        self.desktop.card()
        occurrence = asked["reminder"]["occurrence"]
        wait_for("it shows", lambda: self.machine.showing() == occurrence)
        return occurrence

    def test_skip_never(self):
        """`skip` and `never` take the card down, and `never --undo` takes it back"""
        self.start(plan())
        occurrence = self.now()
        self.assertEqual(ask("skip", PERSON)["reminder"]["occurrence"], occurrence)
        self.desktop.bare()
        self.now()
        prompt = ask("never", NAME)["prompt"]
        self.desktop.bare()
        listed = ask("never", "--list")["prompts"]
        self.assertEqual([(each["prompt"], each["someone"]["name"]) for each in listed], [(prompt, NAME)])
        self.assertIn(prompt, attune("never", "--list").stdout)
        self.assertEqual(attune("never", "--undo", prompt, NAME).returncode, 0)
        self.assertEqual(attune("never", "--undo", prompt).returncode, 1)
        self.assertEqual(ask("never", "--list")["prompts"], [])
        words = [each["ATTUNED_ANSWER"] for each in self.machine.said("answered")]
        self.assertEqual(words, ["skip", "never"])

    def test_rest(self):
        """`rest` takes everything down at once, is a line in `status`, and `return` ends it"""
        self.start(plan(check_in="05:00"))
        self.now()
        self.assertIn("rests", run("attune", "rest", PERSON))
        self.desktop.bare()
        self.assertIn(f"Something rests about {NAME} (attune return {PERSON})", run("attune", "status"))
        refused = attune("now", PERSON)
        self.assertEqual(refused.returncode, 1)
        self.assertIn(f"attune return {PERSON}", refused.stderr)
        self.assertIsNone(self.machine.status()["next"])
        self.machine.kill()
        self.assertEqual(len(wait_for("status", self.machine.status)["resting"]), 1)
        self.assertEqual(ask("return", PERSON)["next"]["person"], PERSON)
        self.assertEqual(self.machine.status()["resting"], [])
        self.machine.said("rested")

    def test_private_question(self):
        """`rest --topics` asks on a terminal only, and what rests then looks like any other rest"""
        self.start(plan())
        self.assertEqual(attune("rest", PERSON, "--topics").returncode, 2)
        status, seen = typed(["attune", "rest", PERSON, "--topics"], [("yes or no", "")])
        self.assertEqual((status, "Nothing changes" in seen), (0, True), seen)
        self.assertEqual(self.machine.status()["resting"], [])
        status, seen = typed(["attune", "rest", PERSON, "--topics"], [("yes or no", "no")])
        self.assertEqual((status, "rest from now on" in seen), (0, True), seen)
        guarded = run("attune", "status").splitlines()
        run("attune", "return", PERSON)
        run("attune", "rest", PERSON)
        whole = run("attune", "status").splitlines()
        rests = [[line for line in lines if "rests" in line] for lines in (guarded, whole)]
        self.assertEqual(rests[0], rests[1])
        self.assertEqual(len(rests[0]), 1)

    def test_contact_and_depth(self):
        """`contact` moves the next check-in, and `depth` says from when it applies"""
        self.start(plan(check_in="every 3 days"))
        following = ask("contact", PERSON)
        self.assertGreater(following["next"]["dueUSec"] / 1e6, time.time() + 2 * 86400)
        told = ask("depth", PERSON, "2")
        self.assertEqual((told["agreed"], told["now"], told["deepest"]), (2, 1, 3))
        self.assertIn("That begins from", run("attune", "depth", PERSON))
        self.machine.configure(plan().replace('"friend"', '"colleague"'))
        run("attune", "reload")
        refused = attune("depth", PERSON, "2")
        self.assertEqual((refused.returncode, "colleague" in refused.stderr), (1, True))

    def test_follow_up(self):
        """a follow-up's words come on standard input, are shown once, and are in no file after"""
        self.start(plan())
        due = time.strftime("%Y-%m-%d %H:%M:%S", time.localtime(time.time() + 4))
        made = ask("follow-up", PERSON, "at", due, text=WORDS + "\n")
        self.assertIsNone(made["followUp"]["text"])
        self.assertNotIn(WORDS, attune("follow-up").stdout)
        self.assertIn(WORDS, attune("follow-up", "--text").stdout)
        self.desktop.card()
        wait_for("it shows", self.machine.showing)
        self.assertIn(WORDS, run("attune", "show"))
        run("attune", "done")
        self.assertIn("nothing to come back to", run("attune", "follow-up"))
        self.assertEqual(self.holding(STATE, WORDS), [])
        self.assertNotIn(WORDS, self.machine.evidence())
        for text in ("", "a\tb\n", "x" * 501):
            self.assertEqual(attune("follow-up", PERSON, "tomorrow", text=text).returncode, 1)
        status, seen = typed(
            ["attune", "follow-up", PERSON, "in", "3d"], [("An empty line", WORDS + "\n")])
        self.assertEqual((status, "Kept" in seen), (0, True), seen)
        status, seen = typed(["attune", "follow-up", "nobody-such", "in", "3d"], [])
        self.assertEqual((status, "Nobody here" in seen), (1, True), seen)
        self.assertFalse("{" in seen or "come back to" in seen, seen)
        number = ask("follow-up")["followUps"][0]["number"]
        run("attune", "follow-up", "--drop", number)
        self.assertEqual(self.holding(STATE, WORDS), [])

    @staticmethod
    def holding(directory, word):
        """The files in which a word stands, in whatever case."""
        return [
            each.name for each in directory.rglob("*")
            if each.is_file() and word.lower().encode() in each.read_bytes().lower()
        ]

    def test_forget(self):
        """`forget` asks, needs the daemon, and leaves no byte of the person in any file of ours"""
        other = '\n# Sam stays.\n[people.sam]\nname = "Sam"\nrelation = "friend"\n'
        self.start(plan(more=other))
        self.now()
        run("attune", "done")
        attune("follow-up", PERSON, "in", "3d", text=WORDS)
        before = CONFIG.read_text()
        self.assertEqual(attune("forget", PERSON).returncode, 2)
        status, seen = typed(["attune", "forget", NAME], [("Yes or no", "no")])
        self.assertEqual((status, "Nothing was changed" in seen), (1, True), seen)
        self.machine.service("stop")
        self.assertEqual(attune("forget", PERSON, "--yes").returncode, 3)
        self.assertEqual(CONFIG.read_text(), before)
        self.machine.service("start")
        backup = CONFIG.with_suffix(".toml~")
        backup.write_text(f"# of {NAME}\n")
        status, seen = typed(["attune", "forget", NAME], [("Yes or no", "yes")])
        self.assertEqual((status, "attune.toml~, line 1" in seen), (0, True), seen)
        backup.unlink()
        for directory in (CONFIG.parent, STATE):
            for word in (NAME, PERSON, WORDS):
                self.assertEqual(self.holding(directory, word), [], (directory, word))
        self.assertIn("# Sam stays.", CONFIG.read_text())
        self.assertEqual(self.machine.status()["people"], 1)
        self.machine.said("forgotten")
        for word in (NAME, PERSON, WORDS):
            self.assertNotIn(word, self.machine.evidence())
