"""A configuration that is missing, wrong, mended, or edited while the daemon runs."""

from machine import CONFIG, EXAMPLE, NAME, SOCKET, Scenario, exact, plan, run, wait_for

BAD = "[hours]\nquiet = 7\n"


class Configuration(Scenario):
    def state(self):
        return self.machine.status()["configurationState"]

    def becomes(self, state):
        return wait_for(f"a {state} configuration", lambda: self.state() == state)

    def text(self):
        return self.machine.value("StatusText")

    def test_missing(self):
        """without a configuration the daemon is up, says what to run, and heals"""
        self.machine.service("start")
        self.assertEqual(self.machine.value("ActiveState"), "active")
        self.assertEqual(self.state(), "missing")
        self.assertIn("attune setup", self.text())
        self.machine.configure(plan(check_in="05:00"))
        self.becomes("good")
        wait_for("what comes next in STATUS", lambda: "check-in" in self.text())

    def test_bad(self):
        """with a bad configuration the daemon is up, says where the mistake is, and heals"""
        self.start(BAD)
        self.assertEqual(self.machine.value("ActiveState"), "active")
        self.assertEqual(self.state(), "bad")
        self.assertIn("line 2", self.text())
        self.machine.said("configurationBad")
        self.machine.configure(plan(check_in="05:00"))
        self.becomes("good")
        self.assertNotIn(NAME, self.text())
        self.machine.said("planReplaced")

    def test_stale(self):
        """a bad edit keeps the last good plan running, and a reload of it is refused"""
        self.start(plan(check_in="05:00"))
        before = self.machine.status()["next"]
        self.machine.configure(BAD)
        self.becomes("stale")
        self.assertEqual(self.machine.status()["next"], before)
        self.assertIn("attune.toml:2:", self.machine.status()["problems"][0]["rendered"])
        self.machine.service("reload")
        self.assertEqual(self.state(), "stale")
        self.machine.configure(plan(check_in="06:00"))
        self.becomes("good")
        self.assertNotEqual(self.machine.status()["next"], before)

    def test_link(self):
        """a configuration behind a symbolic link is read, and watched where it lies"""
        real = CONFIG.parent.parent / "dotfiles.toml"
        real.write_text(plan(check_in="05:00"))
        self.addCleanup(real.unlink)
        CONFIG.parent.mkdir(parents=True, exist_ok=True)
        CONFIG.symlink_to(real)
        self.machine.service("start")
        before = self.machine.status()["next"]
        real.write_text(plan(check_in="06:00"))
        wait_for("the daemon to notice", lambda: self.machine.status()["next"] != before)
        self.becomes("good")

    def test_modes(self):
        """a configuration that others may write is refused with the command that mends it"""
        self.machine.configure(plan(check_in="05:00"))
        CONFIG.chmod(0o666)
        self.machine.service("start")
        self.assertEqual(self.state(), "bad")
        self.assertIn("chmod", self.machine.status()["problems"][0]["rendered"])

    def test_example(self):
        """the example configuration that is installed has no mistake"""
        self.machine.configure(EXAMPLE.read_text())
        run("attune", "check")
        self.machine.service("start")
        self.assertEqual(self.state(), "good")

    def test_stop(self):
        """what is stopped stays silent: asking for status does not revive it"""
        self.start(exact(seconds=30))
        self.assertTrue(SOCKET.exists())
        self.machine.service("stop")
        self.assertEqual(self.machine.value("Result"), "success")
        with self.assertRaisesRegex(AssertionError, "ended with 3"):
            run("attune", "status")
        self.assertEqual(self.machine.value("ActiveState"), "inactive")
        self.assertFalse(SOCKET.exists())
        self.machine.said("stopping")

    def test_cadence(self):
        """`attune cadence` edits one value, keeps every other byte, and applies at once"""
        self.start("# kept\n" + plan(check_in="05:00") + "# kept too\n")
        text = CONFIG.read_text()
        run("attune", "cadence", NAME, "check-in", "06:00")
        self.assertEqual(CONFIG.read_text(), text.replace("05:00", "06:00"))
        wait_for("the new time", lambda: "06:00" in self.machine.status()["next"]["local"])
