"""A clock that is set under a running daemon: for real, in a machine with a kernel and a clock of its own.

The steps are those of clock_settime(2), and the leap second is the kernel's. What such a machine cannot do
is sleep: its processor wakes at once. What becomes of sleep is simulated in CoreTests.
"""

import datetime
import time

from machine import Scenario, as_root, plan, reminder, run, wait_for

HOUR, DAY, YEAR = 3600, 86400, 31556952


def set_clock(seconds):
    """Sets the clock to a time since the epoch, in UTC."""
    as_root("python3", "-c", f"import time; time.clock_settime(time.CLOCK_REALTIME, {seconds!r})")


def at(text):
    """The time since the epoch of a date and time in UTC."""
    return datetime.datetime.fromisoformat(f"{text}+00:00").timestamp()


def uptime():
    return time.clock_gettime(time.CLOCK_BOOTTIME)


def expression(moment):
    """The calendar expression of an instant's time of day, every day."""
    return datetime.datetime.fromtimestamp(moment, datetime.timezone.utc).strftime("%H:%M:%S UTC")


class Clock(Scenario):
    wants_desktop = True

    def setUp(self):
        self.offset = time.time() - uptime()
        super().setUp()
        self.addCleanup(self.set_right)
        # The journal is read from the beginning: its times step with the clock.
        self.machine.since = "@0"

    def set_right(self):
        set_clock(self.offset + uptime())

    def now(self):
        """What a clock shows that nobody has set, in whole seconds."""
        return int(self.offset + uptime())

    def start_with(self, moment, more=""):
        """Starts with a daily reminder at an instant's time of day."""
        self.start(plan(more=reminder("daily", expression(moment)) + more))
        self.assertEqual(self.desktop.count(), 0)

    def cards(self):
        return len(self.desktop.witness.notified)

    def pass_by(self, moment, more=4):
        """Sets the clock to a few seconds before a moment, and lets it pass."""
        set_clock(moment - 3)
        wait_for("a moment that passes", lambda: time.time() > moment + more, 30)

    def comes(self, moment):
        """Sets the clock to a few seconds before a moment, and sees a card come then."""
        cards = self.cards()
        set_clock(moment - 3)
        self.desktop.card(20)
        self.assertGreaterEqual(time.time(), moment)
        self.assertEqual(self.cards(), cards + 1)

    def settles(self):
        """Sees that something is due, and waits for some minutes of real time after a start."""
        until = self.machine.waiting("settling")["holds"][0]["untilUSec"] / 1e6
        self.assertLessEqual(0, until - time.time())
        self.assertLessEqual(until - time.time(), 301)

    def done(self):
        run("attune", "done")
        self.desktop.bare()

    def next_due(self):
        return self.machine.status()["next"]["dueUSec"] / 1e6

    def test_back(self):
        """a clock that is set back after a reminder was answered does not bring it again"""
        moment = self.now() + HOUR
        self.start_with(moment)
        self.comes(moment)
        self.done()
        for back in (1, 60, HOUR, 5 * HOUR):
            set_clock(moment - back)
            time.sleep(0.5)
            self.pass_by(moment)
            self.assertEqual(self.cards(), 1, f"{back} s back")
        self.assertTrue(self.machine.said("clockChanged"))
        self.comes(moment + DAY)

    def test_before(self):
        """a clock that is set back before a reminder was due lets it come at its time, once"""
        moment = self.now() + 10
        self.start_with(moment)
        set_clock(self.now() - HOUR)
        wait_for("the time it would have come", lambda: self.now() > moment + 2, 30)
        self.assertEqual(self.cards(), 0)
        self.comes(moment)

    def test_forward(self):
        """a reminder whose time the clock is set beyond is due at once, and comes once"""
        moment = self.now() + HOUR
        self.start_with(moment)
        set_clock(moment + HOUR)
        self.settles()
        self.comes(moment)
        self.done()
        self.pass_by(moment)
        self.assertEqual(self.cards(), 1)

    def test_years(self):
        """a clock that is years off for a moment brings nothing then, and loses nothing"""
        moment = self.now() + HOUR
        day = datetime.datetime.fromtimestamp(moment, datetime.timezone.utc).strftime("%Y-%m-%d")
        self.start(plan(more=reminder("day", expression(moment)).replace("*-*-*", day)))
        for years in (10, -10, -40, 150):
            set_clock(self.now() + years * YEAR)
            time.sleep(1)
            self.assertEqual(self.cards(), 0, f"{years} years")
        self.comes(moment)
        self.done()
        self.pass_by(moment)
        self.assertEqual(self.cards(), 1)

    def test_pause(self):
        """a pause lasts as long as it was to, even if the clock is set by years"""
        self.start_with(self.now() + HOUR)
        run("attune", "pause", "2h")
        end = self.now() + 2 * HOUR
        for years in (10, -10, 150, 0):
            set_clock(self.now() + years * YEAR)
            until = wait_for("a pause that moves", lambda: self.pause_end(end + years * YEAR))
            self.assertAlmostEqual(until, end + years * YEAR, delta=5)

    def pause_end(self, expected):
        until = self.machine.status()["pausedUntilUSec"] / 1e6
        return until if abs(until - expected) < 5 else None

    def test_2116(self):
        """reminders come in the years 2038, 2106, 2116 and 2199"""
        self.start(plan())
        for text in ("2038-01-19 03:14:09", "2106-02-07 06:28:17", "2116-02-21 12:00:00", "2199-06-01 12:00:00"):
            moment = at(text)
            set_clock(moment - HOUR)
            self.machine.configure(plan(more=reminder("daily", expression(moment))))
            wait_for("a new plan", lambda: "next" in self.machine.status() and self.next_due() == moment)
            self.comes(moment)
            self.done()
            self.machine.configure(plan())
            wait_for("no plan", lambda: not self.machine.status().get("next"))

    def test_end(self):
        """at the end of the kernel's time the daemon rests, and says that nothing comes"""
        self.start_with(self.now() + HOUR)
        set_clock(at("2230-01-01 00:00:00"))
        time.sleep(1)
        self.assertIsNone(self.machine.status().get("next"))
        begun = self.processor_time()
        time.sleep(5)
        self.assertLess(self.processor_time() - begun, 10)
        self.assertEqual(self.cards(), 0)

    def processor_time(self):
        """In hundredths of a second."""
        with open(f"/proc/{self.machine.pid}/stat") as file:
            fields = file.read().rpartition(")")[2].split()
        return int(fields[11]) + int(fields[12])

    def test_boot(self):
        """a clock that is wrong at the start and then set right: in 1970, in 2000, in 2100"""
        moment = self.now() + HOUR
        self.start_with(moment)
        for wrong in ("1970-01-01 12:00:00", "2000-01-01 00:00:10"):
            self.machine.service("stop")
            set_clock(at(wrong))
            self.machine.service("start")
            self.machine.status()
            self.set_right()
        self.assertEqual(self.cards(), 0)
        set_clock(moment + HOUR)
        self.settles()
        self.machine.service("stop")
        set_clock(at("2100-01-01 00:00:10"))
        self.machine.service("start")
        self.settles()
        set_clock(moment + HOUR)
        self.settles()
        self.assertEqual(len(self.machine.status()["waiting"]), 1)
        self.assertEqual(self.cards(), 0)

    def test_leap_second(self):
        """a reminder at midnight comes once when the kernel repeats the second before it"""
        midnight = at("2028-12-31 00:00:00") + DAY
        # What was due on the days that are passed over is not of interest.
        self.start_with(midnight, 'catch-up = "drop"\n')
        set_clock(midnight - 6)
        state = self.adjust(status=0x10)
        self.assertIn(state, (0, 1))
        before = time.time() - uptime()
        wait_for("a leap second", lambda: time.time() - uptime() < before - 0.9, 30)
        self.desktop.card(20)
        time.sleep(4)
        self.assertEqual(self.cards(), 1)
        self.assertTrue(self.machine.said("clockChanged"))
        self.adjust(status=0)

    def adjust(self, status):
        """Has the kernel insert a leap second at the end of the day, or none: adjtimex(2)."""
        code = f"""
import ctypes
timex = (ctypes.c_uint8 * 256)()
ctypes.c_uint.from_buffer(timex, 0).value = 0x10
ctypes.c_int.from_buffer(timex, 40).value = {status}
print(ctypes.CDLL(None).adjtimex(timex))
"""
        return int(as_root("python3", "-c", code))
