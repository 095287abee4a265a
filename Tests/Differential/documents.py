"""Documents of TOML by the grammar: every construct of 1.0 and 1.1, mostly right, some at the edge."""

import tomllib

ESCAPES = [r"\b", r"\t", r"\n", r"\f", r"\r", r"\"", r"\\", r"\u00e9", r"\u0000", r"\U0001F600"]
NEW_ESCAPES = [r"\e", r"\x41", r"\xff"]
WRONG_ESCAPES = [r"\a", r"\/", r"\u12", r"\ud800", r"\U00110000", r"\x4", r"\ "]
CHARACTERS = list("abcXYZ019 .,:;=#[]{}()!?*+-_/") + ["é", "e\u0301", "ß", "日本", "😀", "\u00a0", "\t"]
NAMES = ["a", "b", "c", "name", "x-y", "x_1", "1", "007", "-", "true", "inf", "1979-05-27"]
QUOTED = ["", "a", "b c", "é", "e\u0301", "a.b", "#", "日本", "[x]", "="]
INTEGERS = [
    "0", "+0", "-0", "7", "+99", "-17", "1_000", "9223372036854775807", "-9223372036854775808",
    "0xDEADbeef", "0x00ff", "0xdead_beef", "0o755", "0o01234567", "0b1101_0110", "0b0",
    "0x7fffffffffffffff", "0o777777777777777777777",
]
EDGE_INTEGERS = [
    "9223372036854775808", "-9223372036854775809", "0xffffffffffffffff", "0x8000000000000000",
    "123456789012345678901234567890", "01", "+0x1", "0X1", "1__0", "_1", "1_", "0b2", "0o8", "-0b1",
]
FLOATS = [
    "0.0", "-0.0", "+1.0", "3.1415", "-0.01", "5e+22", "1e06", "-2E-2", "6.626e-34", "1_0.0_1",
    "224_617.445_991_228", "inf", "+inf", "-inf", "nan", "+nan", "-nan", "1e308", "5e-324",
    "1e-99999", "2.2250738585072011e-308", "0.1e1_0", "9007199254740993.0", "1.7976931348623157e308",
    "123456789012345678901234567890.0", "0e0", "0.30000000000000004",
]
EDGE_FLOATS = ["1e309", "-9e99999", "1.", ".5", "1.e5", "01.5", "1e", "1_.0", "1._0", "1e_5", "Inf", "1.0e1.0"]
FRACTIONS = ["", "", ".5", ".123", ".100000", ".123456"] * 4 + [".000000001", ".999999999999"]
WRONG_WORDS = ["True", "yes", "null", "word", "two words", "truefalse", "+true", "''a", "@", "5GB"]


SKELETON_FORMS = ["[{}]"] * 6 + ["{}.c = 1", "{}.{} = 1"] * 2 + [
    "[[{}]]", "[[{}]]", "{} = 1", "{} = {{}}", "{} = {{{}=1}}", "{} = []", "{} = [{{}}]",
    "{0} = {{{1}=1, {2}=1}}",
]


# Every document of four of these lines is compared: what tables do to each other takes no more.
STRUCTURE = [
    "[a]", "[a.b]", "[a.b.c]", "[b]", "[[a]]", "[[a.b]]", "b.d = 1", "b.c.d = 1", "a.b.d = 1", "a.b = {}",
    "b = {d = 1}", "b = [{}]",
]
STRUCTURES = len(STRUCTURE) ** 4


def structure(index):
    """One of all documents of four lines about the same few tables."""
    lines = []
    for _ in range(4):
        index, place = divmod(index, len(STRUCTURE))
        lines.append(STRUCTURE[place] + "\n")
    return "".join(lines).encode()


def _is_right(text):
    try:
        return tomllib.loads(text) is not None
    except tomllib.TOMLDecodeError:
        return False


class Generator:
    """Draws one document after another from a source of chance."""

    def __init__(self, chance):
        self.chance = chance
        self.one_of = chance.choice

    def happens(self, share):
        return self.chance.random() < share

    def document(self):
        """One document as bytes."""
        # What a document does at all, so that many are clean and some are dense with one thing.
        self.modern = self.happens(0.4)
        self.edgy = 0.015 if self.happens(0.3) else 0
        self.crowded = self.happens(0.25)
        self.fresh = 0
        self.line_end = "\r\n" if self.happens(0.12) else "\n"
        text = "".join(self.line() for _ in range(self.chance.randint(0, 14)))
        if self.happens(0.2):
            text = text.removesuffix(self.line_end)
        if self.happens(0.02):
            text = "\ufeff" + text
        return text.encode()

    def skeleton(self):
        """A document of few keys and hardly a value, in which tables meet again and again.

        All lines but perhaps the last are right together, so that much comes before a mistake.
        """
        text = ""
        for _ in range(self.chance.randint(3, 9)):
            longer = text + self.bone() + "\n"
            if _is_right(longer):
                text = longer
            elif self.happens(0.3):
                return longer.encode()
        return text.encode()

    def bone(self):
        key = ".".join(self.one_of("aab") for _ in range(self.one_of((1, 1, 2, 2, 3))))
        form = self.one_of(SKELETON_FORMS)
        return form.format(key, self.one_of(("a", "b", "a.b")), self.one_of(("b", "b.a", "a.c")))

    def line(self):
        kind = self.chance.random()
        if kind < 0.55:
            return self.indent() + self.pair() + self.ending()
        if kind < 0.75:
            return self.indent() + self.header() + self.ending()
        return self.blank() + self.ending() if kind < 0.85 else self.indent() + self.comment() + self.line_end

    def header(self):
        is_array = self.happens(0.35)
        key = self.blank() + self.key() + self.blank()
        return f"[[{key}]]" if is_array else f"[{key}]"

    def pair(self, depth=0):
        gap = self.line_end if self.happens(self.edgy / 4) else self.blank()
        return self.key() + self.blank() + "=" + gap + self.value(depth)

    def key(self):
        parts = [self.part() for _ in range(self.one_of((1, 1, 1, 1, 2, 2, 3)))]
        return (self.blank() + "." + self.blank()).join(parts)

    def part(self):
        kind = self.chance.random()
        if kind < 0.7:
            if self.crowded:
                return self.one_of(NAMES[:4])
            if self.happens(0.3):
                return self.one_of(NAMES)
            self.fresh += 1
            return f"k{self.fresh}"
        if self.happens(self.edgy):
            return self.one_of(["é", '"""a"""', "'''a'''", "a b", "", "a$"])
        if kind < 0.85:
            return '"' + self.one_of(QUOTED) + (self.escape() if self.happens(0.2) else "") + '"'
        return "'" + self.one_of(QUOTED) + "'"

    def value(self, depth):
        kind = self.chance.random()
        if depth < 4 and kind < 0.13:
            return self.array(depth + 1)
        if depth < 4 and kind < 0.24:
            return self.inline_table(depth + 1)
        if self.happens(self.edgy):
            return self.one_of(WRONG_WORDS)
        return self.one_of(
            (self.basic, self.literal, self.long_basic, self.long_literal, self.integer, self.integer,
             self.float, self.float, self.boolean, self.date_or_time, self.date_or_time)
        )()

    def array(self, depth):
        spans = self.happens(0.4)
        filler = self.filler if spans else self.blank
        elements = [filler() + self.value(depth) + filler() for _ in range(self.one_of((0, 1, 2, 3, 5)))]
        if elements and self.happens(0.3):
            elements.append(filler())
        return "[" + (",".join(elements) or filler()) + "]"

    def inline_table(self, depth):
        spans = self.modern and self.happens(0.5)
        filler = self.filler if spans else self.blank
        pairs = [filler() + self.pair(depth) + filler() for _ in range(self.one_of((0, 1, 1, 2, 3)))]
        if pairs and self.modern and self.happens(0.4):
            pairs.append(filler())
        return "{" + (",".join(pairs) or filler()) + "}"

    def filler(self):
        """Blanks, line ends and comments, as they may stand between the elements of an array."""
        return self.one_of(("", " ", self.line_end, self.line_end + "\t", " " + self.comment() + self.line_end))

    def characters(self, without=""):
        count = self.one_of((0, 1, 3, 8))
        drawn = "".join(self.one_of(CHARACTERS) for _ in range(count))
        return drawn.translate({ord(c): None for c in without})

    def escape(self):
        if self.happens(self.edgy):
            return self.one_of(WRONG_ESCAPES)
        return self.one_of(ESCAPES + NEW_ESCAPES if self.modern else ESCAPES)

    def basic(self):
        return '"' + self.characters() + (self.escape() + self.characters() if self.happens(0.4) else "") + '"'

    def literal(self):
        return "'" + self.characters() + self.one_of(("", "\\", '"')) + "'"

    def long_basic(self):
        pieces = ("", '"', '""', "\\" + self.line_end + "  ", "\\  " + self.line_end, self.line_end, "'''")
        body = [self.one_of(pieces) + self.characters() + (self.escape() if self.happens(0.3) else "")
                for _ in range(self.one_of((0, 1, 2, 4)))]
        return '"""' + "".join(body) + self.one_of(("", '"', '""', self.line_end)) + '"""'

    def long_literal(self):
        pieces = ("", "'", "''", self.line_end, "\\", '"""')
        body = [self.one_of(pieces) + "." + self.characters() for _ in range(self.one_of((0, 1, 2, 4)))]
        return "'''" + "".join(body) + self.one_of(("", "'", "''", self.line_end)) + "'''"

    def integer(self):
        if self.happens(self.edgy):
            return self.one_of(EDGE_INTEGERS)
        if self.happens(0.4):
            return self.one_of(INTEGERS)
        return str(self.chance.getrandbits(self.one_of((4, 20, 53, 62))) * self.one_of((1, -1)))

    def float(self):
        if self.happens(self.edgy):
            return self.one_of(EDGE_FLOATS)
        if self.happens(0.6):
            return self.one_of(FLOATS)
        digits = "".join(self.one_of("0123456789") for _ in range(self.one_of((1, 5, 17, 25))))
        return f"{self.chance.getrandbits(30)}.{digits}e{self.chance.randint(-330, 290)}"

    def boolean(self):
        return self.one_of(("true", "false"))

    def date_or_time(self):
        kind = self.chance.randrange(4)
        if kind == 0:
            return self.date()
        if kind == 1:
            return self.time()
        stamp = self.date() + self.one_of("TTt ") + self.time()
        return stamp if kind == 2 else stamp + self.offset()

    def date(self):
        year = self.one_of((1979, 2000, 2024, 9999, 1))
        month, day = self.chance.randint(1, 12), self.chance.randint(1, 28)
        if self.happens(0.1):
            month, day = self.one_of(((2, 29), (4, 30), (12, 31), (1, 31)))
        if self.happens(self.edgy):
            year, month, day = self.one_of(
                ((0, 1, 1), (2023, 2, 30), (1900, 2, 29), (2023, 13, 1), (2023, 0, 1), (2023, 1, 0)))
        return f"{year:04}-{month:02}-{day:02}"

    def time(self):
        if self.happens(self.edgy):
            return self.one_of(("24:00:00", "23:60:00", "23:59:60", "23:59:61", "9:00:00", "10:00:00.", "1:2:3"))
        clock = f"{self.chance.randrange(24):02}:{self.chance.randrange(60):02}"
        if self.modern and self.happens(0.3):
            return clock
        fraction = self.one_of(FRACTIONS)
        return clock + f":{self.chance.randrange(60):02}" + fraction

    def offset(self):
        if self.happens(self.edgy):
            return self.one_of(("+24:00", "+01:60", "-1:00", "+0100", "+01", "ZZ"))
        return self.one_of(("Z", "z", "+00:00", "-00:00", "+05:30", "-07:00", "+23:59", "-23:59"))

    def comment(self):
        return "#" + self.characters()

    def ending(self):
        if self.happens(self.edgy):
            return self.one_of(("", " x", "\r", " =", ","))
        return self.blank() + (self.comment() if self.happens(0.15) else "") + self.line_end

    def indent(self):
        return self.one_of(("", "", "", "  ", "\t"))

    def blank(self):
        return self.one_of(("", " ", " ", "", "\t", "  "))
