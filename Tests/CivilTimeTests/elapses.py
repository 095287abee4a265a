"""Random calendar expressions and their elapses, by the standard library's time zones.

    elapses.py SEED COUNT

Each line has five parts with tabs between them: the expression, the zone, an instant in microseconds since
the epoch, and the first elapses after it, of the literal and of the everyday policy. Readings of the wall
are tried one by one; `fold` of PEP 495 tells when clocks show each: twice, once, or never.
"""

import calendar
import datetime
import random
import sys
import zoneinfo

UTC = datetime.timezone.utc
EPOCH = datetime.datetime(1970, 1, 1)
WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
COUNT = 5


def microseconds(moment):
    return (moment - EPOCH) // datetime.timedelta(microseconds=1)


def span(draw, low, high):
    """Some numbers of a field: their text, the numbers, and whether they run on by one."""
    start = draw.randint(low, high - 2)
    stop = draw.randint(start + 1, high)
    step = draw.randint(1, stop - start)
    open_step = draw.randint(1, high - start)
    return draw.choice([
        (f"{start:02}", {start}, False),
        (f"{start},{stop}", {start, stop}, False),
        (f"{start}..{stop}", set(range(start, stop + 1)), True),
        (f"{start}..{stop}/{step}", set(range(start, stop + 1, step)), step == 1),
        (f"{start}/{open_step}", set(range(start, high + 1, open_step)), open_step == 1),
    ])  # fmt: skip


class Expression:
    """One expression: its text, and what it takes."""

    def __init__(self, draw):
        self.weekdays = set(range(7))
        self.years, self.months, self.days = set(range(1970, 2200)), set(range(1, 13)), set(range(1, 32))
        self.is_from_end = False
        parts = [self.week(draw), self.date(draw), self.time(draw)]
        if not any(parts):
            parts = ["*-*-*"]
        self.text = " ".join(part for part in parts if part)

    def week(self, draw):
        kind = draw.randrange(6)
        if kind > 2:
            return ""
        first = draw.randrange(6)
        last = draw.randrange(first + 1, 7)
        self.weekdays = [{first}, {first, last}, set(range(first, last + 1))][kind]
        return [WEEKDAYS[first], f"{WEEKDAYS[first]},{WEEKDAYS[last]}", f"{WEEKDAYS[first]}..{WEEKDAYS[last]}"][kind]

    def date(self, draw):
        kind = draw.randrange(8)
        if kind < 3:
            return ""
        year = month = day = "*"
        if kind == 3:
            first = draw.randint(1970, 2190)
            self.years, year = set(range(first, first + 9)), f"{first}..{first + 8}"
        if kind in (4, 5):
            month, self.months, _ = span(draw, 1, 12)
        if kind in (5, 6):
            day, self.days, _ = span(draw, 1, 31)
        if kind == 7:
            return f"{year}-{month}~{self.from_end(draw)}"
        return f"{year}-{month}-{day}"

    def from_end(self, draw):
        self.is_from_end = True
        first = draw.randint(1, 20)
        last = draw.randint(first + 1, 28)
        step = draw.randint(1, 7)
        kind = draw.randrange(3)
        if kind == 2:
            first += step
            self.days = set(range(first, 0, -step))
            return f"{first}/{step}"
        self.days = {first} if kind == 0 else set(range(first, last + 1))
        return f"{first}" if kind == 0 else f"{first}..{last}"

    def time(self, draw):
        kind = draw.randrange(6)
        hour, hours, self.is_hourly = span(draw, 0, 23) if kind > 1 else ("*", set(range(24)), True)
        minute, minutes, _ = span(draw, 0, 59)
        seconds, second = {0}, ""
        if kind == 0:
            hours, self.is_hourly, minutes, hour = {0}, False, {0}, ""
        if kind == 5 and len(hours) * len(minutes) < 60:
            whole = draw.randint(0, 59)
            seconds, second = draw.choice([({whole * 10**6 + 250_000}, f":{whole}.25"), ({0, 40 * 10**6}, ":0/40")])
        self.times = sorted(
            (hour * 60 + minute) * 60 * 10**6 + second for hour in hours for minute in minutes for second in seconds
        )
        return hour and f"{hour}:{minute}{second}"

    def takes(self, day):
        number = day.day
        if self.is_from_end:
            number = calendar.monthrange(day.year, day.month)[1] + 1 - number
        return day.weekday() in self.weekdays and number in self.days

    def dates(self, first):
        """The days it takes, from one on."""
        for year in sorted(year for year in self.years if year >= first.year):
            for month in sorted(self.months):
                for number in range(1, calendar.monthrange(year, month)[1] + 1):
                    day = datetime.datetime(year, month, number)
                    if day >= first and self.takes(day):
                        yield day

    def elapses(self, base, zone, is_literal):
        """The first elapses after a naive moment of UTC."""
        found = set()
        for day in self.dates((base - datetime.timedelta(days=2)).replace(hour=0, minute=0, second=0, microsecond=0)):
            # Clocks never differ from UTC by more than a day, so this day cannot come before any found.
            if len(later := sorted(found)) >= COUNT and day - later[COUNT - 1] > datetime.timedelta(days=2):
                break
            for time in self.times:
                reading = day + datetime.timedelta(microseconds=time)
                found.update(moment for moment in self.moments(reading, zone, is_literal) if moment > base)
        return sorted(found)[:COUNT]

    def moments(self, reading, zone, is_literal):
        """When clocks show a reading, in order, and when a skipped one counts."""
        moments = []
        for fold in (0, 1):
            moment = reading - reading.replace(tzinfo=zone, fold=fold).utcoffset()
            shown = moment.replace(tzinfo=UTC).astimezone(zone).replace(tzinfo=None, fold=0)
            if shown == reading and moment not in moments:
                moments.append(moment)
            elif shown != reading and fold == 0 and not is_literal:
                return [moment]
        return moments if is_literal or self.is_hourly else moments[:1]


def base(draw, zone):
    """A moment of UTC, mostly near one where the offset changes."""
    start = datetime.datetime(draw.randint(1971, 2190), draw.randint(1, 12), 1)
    offset = lambda moment: moment.replace(tzinfo=UTC).astimezone(zone).utcoffset()  # noqa: E731
    low, high = start, start + datetime.timedelta(days=190)
    if offset(low) != offset(high):
        while high - low > datetime.timedelta(minutes=1):
            middle = low + (high - low) / 2
            low, high = (middle, high) if offset(middle) == offset(low) else (low, middle)
    return high.replace(second=0, microsecond=0) + datetime.timedelta(minutes=draw.randint(-2400, 600))


def main():
    draw = random.Random(int(sys.argv[1]))
    names = sorted(name for name in zoneinfo.available_timezones() if "/" in name and not name.startswith("Etc/"))
    zones = [zoneinfo.ZoneInfo(name) for name in names]
    for _ in range(int(sys.argv[2])):
        zone, expression = draw.choice(zones), Expression(draw)
        moment = base(draw, zone)
        lists = [expression.elapses(moment, zone, is_literal) for is_literal in (True, False)]
        elapses = [",".join(str(microseconds(elapse)) for elapse in elapses) for elapses in lists]
        print(expression.text, zone.key, microseconds(moment), *elapses, sep="\t")


main()
