"""Where our tree and a peer's differ: leaf by leaf, in types, digits and fractions."""

import datetime

from programs import is_scalar


class Scalar:
    """A peer's scalar in the words of the tagged JSON."""

    def __init__(self, value):
        self.type, self.text = _tagged(value)

    def __repr__(self):
        return f"{self.type} {self.text!r}"


def _tagged(value):
    kind = type(value)
    if kind is str:
        return "string", value
    if kind is bool:
        return "bool", str(value).lower()
    if kind is int:
        # Python refuses to write numbers of many digits in decimal; none of those is ours.
        return "integer", str(value) if value.bit_length() < 1000 else hex(value)
    if kind is float:
        return "float", "nan" if value != value else repr(value)
    if kind is datetime.datetime:
        zone = value.utcoffset()
        text = f"{_date(value)}T{_time(value)}"
        return ("datetime-local", text) if zone is None else ("datetime", text + _offset(zone))
    if kind is datetime.date:
        return "date-local", _date(value)
    if kind is datetime.time:
        return "time-local", _time(value)
    return kind.__name__, repr(value)


def _date(value):
    return f"{value.year:04}-{value.month:02}-{value.day:02}"


def _time(value):
    clock = f"{value.hour:02}:{value.minute:02}:{value.second:02}"
    return clock + f".{value.microsecond:06}".rstrip("0") if value.microsecond else clock


def _offset(zone):
    minutes = zone // datetime.timedelta(minutes=1)
    if not minutes:
        return "Z"
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


def differences(ours, theirs, path="$"):
    """The places where the trees differ, each as its path, our part and the peer's."""
    if is_scalar(ours):
        if isinstance(theirs, (dict, list)):
            return [(path, ours, theirs)]
        other = Scalar(theirs)
        value = ours["value"]
        if ours["type"] == "float" and value != "nan":
            value = repr(float(value))
        return [] if (ours["type"], value) == (other.type, other.text) else [(path, ours, other)]
    if isinstance(ours, dict):
        if not isinstance(theirs, dict) or ours.keys() != theirs.keys():
            return [(path, ours, theirs)]
        pairs = [(f"{path}.{name!r}", ours[name], theirs[name]) for name in ours]
    else:
        if not isinstance(theirs, list) or len(ours) != len(theirs):
            return [(path, ours, theirs)]
        pairs = [(f"{path}[{at}]", *pair) for at, pair in enumerate(zip(ours, theirs))]
    return [found for at, mine, other in pairs for found in differences(mine, other, at)]
