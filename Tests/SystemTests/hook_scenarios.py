"""The user's own programs, run beside the daemon and ended with all they started."""

import json
import os
import pathlib

from machine import HOME, NAME, PERSON, Scenario, exact, run, wait_for

REPORT = HOME / "hook.report"
OBEDIENT = f"""#!/bin/sh
env > {REPORT}.env
tr '\\0' ' ' < /proc/$$/cmdline > {REPORT}.arguments
cat /proc/self/cgroup > {REPORT}.cgroup
cat > {REPORT}.input
mv {REPORT}.input {REPORT}.done
"""
STUBBORN = f"""#!/bin/sh
trap '' TERM
sh -c "trap '' TERM; while :; do sleep 1; done" &
echo $$ $! > {REPORT}.draft
cp /proc/self/cgroup {REPORT}.cgroup
mv {REPORT}.draft {REPORT}.pids
while :; do sleep 1; done
"""


def hook(path, timeout="10s", text="false"):
    return (
        f'[[channels.hooks]]\nname = "phone"\ncommand = ["{path}", "{{argument}}; $HOME"]\n'
        f'on = ["due"]\ntimeout = "{timeout}"\ntext = {text}\n'
    )


def cgroup():
    path = pathlib.Path(f"{REPORT}.cgroup").read_text().strip().partition("::")[2]
    return pathlib.Path("/sys/fs/cgroup" + path)


class Hooks(Scenario):
    def setUp(self):
        super().setUp()
        self.program = HOME / "hook"
        self.addCleanup(self.sweep)

    def sweep(self):
        for path in HOME.glob("hook*"):
            path.unlink()

    def launch(self, script, name, **options):
        self.program.write_text(script)
        self.program.chmod(0o700)
        self.start_exact(more=hook(self.program, **options))
        report = pathlib.Path(f"{REPORT}.{name}")
        wait_for("the hook ran", report.exists)
        return report.read_text()

    def runs(self):
        return pathlib.Path(f"{REPORT}.runs").read_text().splitlines()

    def test_numbers(self):
        """a hook runs as a unit of its own and is told numbers and kinds, never who"""
        self.assertEqual(self.launch(OBEDIENT, "done"), "")
        environment = dict(
            line.partition("=")[::2]
            for line in pathlib.Path(f"{REPORT}.env").read_text().splitlines()
        )
        self.assertEqual(environment["ATTUNED_EVENT"], "due")
        self.assertEqual(environment["ATTUNED_KIND"], "check-in")
        self.assertRegex(environment["ATTUNED_PERSON"], r"^\d+$")
        for name in ("NOTIFY_SOCKET", "WATCHDOG_USEC"):
            self.assertNotIn(name, environment)
        told = str(environment) + pathlib.Path(f"{REPORT}.arguments").read_text() + str(cgroup())
        self.assertNotIn(NAME, told)
        self.assertNotIn(PERSON, told)
        self.assertIn("{argument}; $HOME", told)
        self.assertNotIn("attuned.service", str(cgroup()))
        self.assertTrue(cgroup().name.endswith(".service"))

    def test_text(self):
        """a hook that asks for the text gets it as JSON on its standard input"""
        text = json.loads(self.launch(OBEDIENT, "done", text="true"))
        self.assertIn(NAME, text["summary"] + text["body"])
        self.assertNotIn(NAME, pathlib.Path(f"{REPORT}.env").read_text())

    def test_timeout(self):
        """a hook that does not end is ended with everything it started"""
        pids = self.launch(STUBBORN, "pids", timeout="1s").split()
        place = cgroup()
        for pid in pids:
            wait_for(f"process {pid} is gone", lambda: not os.path.exists(f"/proc/{pid}"), 30)
        wait_for("its cgroup is gone", lambda: not place.exists())
        failure = self.machine.said("hookFailed")[0]
        self.assertNotIn(NAME, str(failure))
        self.assertEqual(self.machine.value("ActiveState"), "active")
        self.assertNotIn("phone", run("systemctl", "--user", "list-units", "--failed", "--plain"))

    def test_absent(self):
        """a hook that is not there is told in the journal and harms nothing"""
        self.start_exact(more=hook("/nonexistent/hook"))
        self.machine.said("hookFailed")
        self.assertEqual(self.machine.value("ActiveState"), "active")

    def test_reminder(self):
        """a hook that is a reminder shows it without a desktop, once, and is answered by command"""
        self.program.write_text(f'#!/bin/sh\necho "$ATTUNED_EVENT" >> {REPORT}.runs\n')
        self.program.chmod(0o700)
        alone = hook(self.program).replace('on = ["due"]', 'as = "reminder"')
        self.start_exact(more=f"[channels]\ndesktop = false\n{alone}")
        occurrence = wait_for("it counts as shown", self.machine.showing)
        self.assertEqual(self.runs(), ["reminder"])
        self.machine.said("shown")
        self.machine.service("restart")
        wait_for("the same reminder", lambda: self.machine.showing() == occurrence)
        self.machine.kill()
        wait_for("the same reminder", lambda: self.machine.showing() == occurrence)
        self.assertEqual(self.runs(), ["reminder"])
        run("attune", "done")
        self.assertIsNone(self.machine.showing())
        self.assertEqual(self.machine.said("answered")[0]["ATTUNED_OCCURRENCE"], occurrence)
        self.machine.service("restart")
        self.assertEqual(self.machine.status()["waiting"], [])
        self.assertEqual(self.runs(), ["reminder"])
