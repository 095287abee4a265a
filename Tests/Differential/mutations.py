"""Documents bent: bytes flipped, tokens put in, parts cut, doubled, moved and joined with others."""

TOKENS = [
    b"[", b"]", b"[[", b"]]", b"{", b"}", b"=", b",", b".", b"#", b'"', b"'", b'"""', b"'''", b"\\",
    b"\n", b"\r\n", b"\r", b" ", b"\t", b"_", b"+", b"-", b"e", b"T", b"Z", b":", b"0", b"1", b"0x",
    b"inf", b"nan", b"true", b"\x00", b"\x0b", b"\x1f", b"\x7f", b"\xef\xbb\xbf", b"\xc2\xa0",
    b"\xe2\x80\x9c", b"\xff", b"\xc0\x80", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xe2\x80",
    b"\\u0041", b"\\x41", b"\\e", b"a.b.c = 1\n", b"[a]\n", b"[[a]]\n", b"[a.b]\n", b"a = {}\n", b"a = []\n",
]


def bent(chance, document, others):
    """A document changed in one to three places."""
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        document = chance.choice(CHANGES)(chance, document, others)
    return document


def _place(chance, document):
    return chance.randint(0, len(document))


def _span(chance, document):
    start = _place(chance, document)
    return start, min(len(document), start + chance.choice((1, 2, 4, 16, 64)))


def _flip(chance, document, others):
    if not document:
        return document
    at = chance.randrange(len(document))
    return document[:at] + bytes([document[at] ^ 1 << chance.randrange(8)]) + document[at + 1:]


def _insert(chance, document, others):
    at = _place(chance, document)
    return document[:at] + chance.choice(TOKENS) + document[at:]


def _replace(chance, document, others):
    start, end = _span(chance, document)
    return document[:start] + chance.choice(TOKENS) + document[end:]


def _remove(chance, document, others):
    start, end = _span(chance, document)
    return document[:start] + document[end:]


def _double(chance, document, others):
    start, end = _span(chance, document)
    return document[:end] + document[start:end] + document[end:]


def _truncate(chance, document, others):
    return document[:_place(chance, document)]


def _splice(chance, document, others):
    other = chance.choice(others)
    return document[:_place(chance, document)] + other[_place(chance, other):]


def _move_line(chance, document, others):
    lines = document.splitlines(keepends=True)
    if lines:
        line = lines.pop(chance.randrange(len(lines)))
        lines.insert(chance.randint(0, len(lines)), line)
    return b"".join(lines)


CHANGES = (_flip, _insert, _insert, _replace, _remove, _double, _truncate, _splice, _splice, _move_line)
