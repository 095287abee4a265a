"""A machine that changes its zone under a running daemon, in all the ways in which that is done."""

import datetime
import pathlib
import re
import shutil
import time

from machine import Scenario, as_root, plan, reminder, run, wait_for

LOCALTIME = pathlib.Path("/etc/localtime")
ZONES = pathlib.Path("/usr/share/zoneinfo")
DROP_IN = pathlib.Path.home() / ".config/systemd/user/attuned.service.d/zone.conf"
# Where the zone leads that a scenario begins in, and how far the other one is ahead of it.
AHEAD = 2


def zone(hours):
    """The name of the zone that is so many hours ahead of UTC."""
    return f"Etc/GMT{-hours:+}" if hours else "Etc/GMT"


def clock(hours, seconds):
    """What a clock so many hours ahead of UTC shows some seconds from now."""
    moment = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(hours=hours, seconds=seconds)
    return moment.strftime("%H:%M:%S")


class Zone(Scenario):
    wants_desktop = True

    def setUp(self):
        super().setUp()
        self.link = str(LOCALTIME.readlink())
        self.here = -int(re.search(r"GMT(.*)", self.link).group(1) or 0)
        self.there = self.here + AHEAD
        self.addCleanup(as_root, "ln", "-sfn", self.link, LOCALTIME)

    def start_hours_early(self):
        """Starts with a reminder that is due in two hours here, and in a moment where clocks are ahead."""
        self.start(plan(more=reminder("early", clock(self.there, 8))))
        self.assertEqual(self.machine.status()["zone"], zone(self.here))
        self.assertEqual(self.desktop.count(), 0)

    def comes_at_once(self, name=None):
        """Sees that the reminder comes by the clock that is ahead, once."""
        self.desktop.card(20)
        self.machine.said("zoneChanged")
        self.assertEqual(self.machine.status()["zone"], name or zone(self.there))
        time.sleep(1)
        self.assertEqual(len(self.desktop.witness.notified), 1)

    def file(self, hours):
        return ZONES / zone(hours)

    def test_rename(self):
        """a link that is replaced by rename, as timedated does"""
        self.start_hours_early()
        as_root("ln", "-sn", self.file(self.there), "/etc/localtime.new")
        as_root("mv", "-T", "/etc/localtime.new", LOCALTIME)
        self.comes_at_once()

    def test_timedatectl(self):
        """a zone that is set with timedatectl"""
        self.start_hours_early()
        as_root("timedatectl", "set-timezone", zone(self.there))
        self.comes_at_once()

    def test_unlink(self):
        """a link that is removed, and made again a while later"""
        self.start_hours_early()
        as_root("rm", LOCALTIME)
        wait_for("times in UTC", lambda: self.machine.status()["zone"] == "UTC")
        as_root("ln", "-s", f"../{self.file(self.there).relative_to('/')}", LOCALTIME)
        self.comes_at_once()

    def test_copy(self):
        """a copy in the place of the link, by rename"""
        self.start_hours_early()
        as_root("install", "-m644", self.file(self.there), "/etc/localtime.new")
        as_root("mv", "/etc/localtime.new", LOCALTIME)
        self.comes_at_once("local")

    def test_overwrite(self):
        """a copy that is overwritten where it lies"""
        as_root("rm", LOCALTIME)
        as_root("install", "-m644", self.file(self.here), LOCALTIME)
        self.start(plan(more=reminder("early", clock(self.there, 8))))
        as_root("dd", "status=none", f"if={self.file(self.there)}", f"of={LOCALTIME}")
        self.comes_at_once("local")

    def test_mount(self):
        """a file that is mounted over the one behind the link"""
        self.start_hours_early()
        as_root("mount", "--bind", self.file(self.there), self.file(self.here))
        self.addCleanup(as_root, "umount", self.file(self.here))
        self.comes_at_once(zone(self.here))

    def test_directory(self):
        """a directory of zones that is replaced as a whole"""
        other = pathlib.Path("/usr/share/zoneinfo.new")
        as_root("cp", "-a", ZONES, other)
        as_root("install", "-m644", self.file(self.there), other / zone(self.here))
        self.start_hours_early()

        def restore():
            as_root("rm", "-rf", ZONES)
            as_root("mv", "/usr/share/zoneinfo.old", ZONES)

        as_root("sh", "-c", f"mv {ZONES} /usr/share/zoneinfo.old && mv {other} {ZONES}")
        self.addCleanup(restore)
        self.comes_at_once(zone(self.here))

    def upgrade(self, name, source):
        """Brings other rules of a zone as dpkg does: unpacked beside the file, then renamed over it."""
        kept = pathlib.Path.home() / "kept"
        shutil.copy(ZONES / name, kept)
        self.addCleanup(as_root, "install", "-m644", kept, ZONES / name)
        as_root("install", "-m644", source, f"{ZONES / name}.dpkg-new")
        as_root("mv", f"{ZONES / name}.dpkg-new", ZONES / name)

    def test_tzdata(self):
        """an upgrade of tzdata that brings other rules of the zone"""
        self.start_hours_early()
        self.upgrade(zone(self.here), self.file(self.there))
        self.comes_at_once(zone(self.here))

    def test_named(self):
        """an upgrade of tzdata that brings other rules of a zone that only a reminder names"""
        self.start(plan(more=reminder("early", f"{clock(self.there, 8)} Asia/Tokyo")))
        self.assertEqual(self.desktop.count(), 0)
        self.upgrade("Asia/Tokyo", self.file(self.there))
        self.desktop.card(20)
        self.assertFalse(self.machine.journal("zoneChanged"))

    def test_answered(self):
        """a reminder that was answered does not come again where its time is yet to come"""
        self.start(plan(more=reminder("once", clock(self.here, 6))))
        self.desktop.card()
        run("attune", "done")
        self.desktop.bare()
        as_root("ln", "-sfn", self.file(self.here - AHEAD), LOCALTIME)
        self.machine.said("zoneChanged")
        self.assertGreater(self.machine.status()["next"]["dueUSec"] / 1e6, time.time() + 12 * 3600)
        self.assertEqual(len(self.desktop.witness.notified), 1)


class Variable(Scenario):
    """`TZ` in the unit, as tzset(3) reads it."""

    def setUp(self):
        super().setUp()
        self.addCleanup(run, "systemctl", "--user", "daemon-reload")
        self.addCleanup(shutil.rmtree, DROP_IN.parent)

    def zone_with(self, text):
        DROP_IN.parent.mkdir(parents=True, exist_ok=True)
        DROP_IN.write_text(f'[Service]\nEnvironment="TZ={text}"\n')
        run("systemctl", "--user", "daemon-reload")
        self.machine.configure(plan())
        self.machine.service("restart")
        return self.machine.status()["zone"]

    def test_forms(self):
        """TZ in the unit: a name, a path, a rule"""
        for text, name in (
            ("Asia/Tokyo", "Asia/Tokyo"), (":Asia/Tokyo", "Asia/Tokyo"), (f"{ZONES}/Asia/Tokyo", "Asia/Tokyo"),
            (f":{ZONES}/Asia/Tokyo", "Asia/Tokyo"), ("JST-9", "JST-9"), ("<+09>-9", "<+09>-9"), ("UTC", "UTC"),
        ):
            self.assertEqual(self.zone_with(text), name, text)
            self.assertFalse(self.machine.journal("degraded"), text)

    def test_unknown(self):
        """TZ in the unit that is no zone: the machine's counts, and the journal says so"""
        here = re.search(r"zoneinfo/(.*)", str(LOCALTIME.readlink())).group(1)
        for text in ("Asia/Tokio", "../../etc/passwd", ":JST-9"):
            self.assertEqual(self.zone_with(text), here, text)
        self.assertIn("TZ is no time zone", self.machine.said("degraded")[0]["MESSAGE"])
