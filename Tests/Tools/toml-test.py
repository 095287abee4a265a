"""The official suite through the programs: toml-test's protocol, one process for each case.

One line for each question: `ok NAME`, `not ok NAME: REASON`, or `skip NAME: REASON`. Where a case fails, what it
is and what came of it stand above.
"""

import concurrent.futures
import datetime
import subprocess
import sys

from programs import DECODER, ENCODER, NO_CORPUS, ask, corpus, is_scalar, listed, read_json

# How many valid and invalid documents the lists held when this was written: a list cut short is no suite.
LISTED = {"1.0": (210, 499), "1.1": (220, 492)}


def instant(text):
    """An RFC 3339 date and time as seconds from an epoch and a fraction in digits."""
    text = text.upper().replace(" ", "T")
    clock, fraction, offset = text[:19], "", text[19:]
    if offset.startswith("."):
        digits = len(offset[1:]) - len(offset[1:].lstrip("0123456789"))
        fraction, offset = offset[1:1 + digits].rstrip("0"), offset[1 + digits:]
    moment = datetime.datetime.fromisoformat(clock + offset.replace("Z", "+00:00"))
    return moment, fraction


def same_scalar(expected, given):
    """Whether two tagged scalars are equal by the rules of toml-test."""
    kind, one, other = expected["type"], expected["value"], given["value"]
    if kind != given["type"]:
        return False
    if kind == "float":
        return ("nan" in one.lower() and "nan" in other.lower()) or float(one) == float(other)
    if kind == "bool":
        return one.lower() == other.lower()
    if kind.startswith("datetime"):
        return instant(one) == instant(other)
    if kind == "time-local":
        return instant("2000-01-01T" + one) == instant("2000-01-01T" + other)
    return one == other


def same(expected, given):
    """Whether two trees of tagged JSON are equal."""
    if is_scalar(expected) or is_scalar(given):
        return is_scalar(expected) and is_scalar(given) and same_scalar(expected, given)
    if isinstance(expected, dict):
        return isinstance(given, dict) and expected.keys() == given.keys() and all(
            same(expected[name], given[name]) for name in expected)
    return isinstance(given, list) and len(expected) == len(given) and all(map(same, expected, given))


class Suite:
    """The cases of one edition, each with what is wrong with it, or None."""

    def __init__(self, folder, version):
        self.folder, self.version = folder, version
        names = listed(folder, version)
        self.valid = [name for name in names if name.startswith("valid/")]
        self.invalid = [name for name in names if name.startswith("invalid/")]

    def text(self, name, ending):
        return (self.folder / f"{name}.{ending}").read_bytes()

    def decodes(self, name):
        return self.compare(name, self.text(name, "toml"))

    def compare(self, name, toml):
        status, output, words = ask(DECODER, self.version, toml)
        if status or words:
            return f"status {status}\n{words.decode()}"
        expected, given = read_json(self.text(name, "json")), read_json(output)
        return None if same(expected, given) else f"expected {expected}\ngot {given}"

    def refuses(self, name):
        status, output, words = ask(DECODER, self.version, self.text(name, "toml"))
        placed = words.startswith(b"error[") and b"--> <stdin>:" in words
        return None if status == 1 and not output and placed else f"status {status}\n{(output + words)[:2000]}"

    def encodes(self, name):
        status, toml, words = ask(ENCODER, self.version, self.text(name, "json"))
        if status or words:
            return f"status {status}\n{words.decode()}"
        wrong = self.compare(name, toml)
        return wrong and f"{wrong}\nwritten as:\n{toml.decode()}"

    def questions(self):
        """Each question with its cases, how many there are at least, and what finds them wrong."""
        valid, invalid = LISTED[self.version]
        edition = f"of TOML {self.version}"
        yield f"toml-decoder gives the tree of every valid file {edition}", self.valid, valid, self.decodes
        yield f"toml-decoder refuses every invalid file {edition} with a place", self.invalid, invalid, self.refuses
        yield f"toml-encoder writes every tree {edition} so that it reads the same", self.valid, valid, self.encodes


# A program, its arguments, its input, the status it must end with, and how its words must begin.
MANNERS = [
    (DECODER, ["--help"], b"", 0, b"usage: toml-decoder "),
    (ENCODER, ["--help"], b"", 0, b"usage: toml-encoder "),
    (DECODER, ["--toml"], b"", 2, b"toml-decoder: --toml takes "),
    (DECODER, ["--toml", "1.2"], b"", 2, b"toml-decoder: --toml takes "),
    (ENCODER, ["file"], b"", 2, b"toml-encoder: there is no option file"),
    (DECODER, [], b"a = 07:00\n", 0, b'{"a":{"type":"time-local","value":"07:00:00"}}\n'),
    (DECODER, ["--toml", "1.0"], b"a = 07:00\n", 1, b"error[invalid-time]: "),
    (DECODER, ["--batch"], b"3\na=13\na=x0\n", 0, b'0 37\n{"a":{"type":"integer","value":"1"}}\n1 '),
    (DECODER, ["--batch"], b"4\na=1", 2, b"toml-decoder: the last document is cut short"),
    (DECODER, ["--batch"], b"a=1\n", 2, b"toml-decoder: expected the length "),
    (ENCODER, [], b'{"a":{"type":"float","value":"1e5"}}', 0, b"a = 100000.0\n"),
    (ENCODER, [], b'{"a":{"type":"integer","value":"1.5"}}', 1, b'toml-encoder: "1.5" is no integer\n'),
    (ENCODER, [], b'{"a":{"type":"date-local","value":"2023-02-29"}}', 1, b"toml-encoder: "),
    (ENCODER, [], b'{"a":{"type":"bool","value":"true\\nb=1"}}', 1, b"toml-encoder: "),
    (ENCODER, [], b'{"a":{"type":"colour","value":"red"}}', 1, b'toml-encoder: "red" is no colour\n'),
    (ENCODER, [], b'{"a":"red"}', 1, b'toml-encoder: "red" has no type\n'),
    (ENCODER, [], b'{"a":1}', 1, b"toml-encoder: expected an object, an array or a string, at byte 5\n"),
    (ENCODER, [], b"[]", 1, b"toml-encoder: the outermost value is not a table\n"),
]


def manner(program, arguments, text, status, words):
    """What is wrong with how a program deals with a command line and an input, or None."""
    done = subprocess.run([program, *arguments], input=text, capture_output=True, timeout=60)
    said = done.stderr if status else done.stdout
    if done.returncode == status and said.startswith(words):
        return None
    return f"expected status {status} and {words}\ngot {done.returncode} and {done.stdout + done.stderr}"


def answer(pool, question, names, least, find):
    """Puts one question to all its cases, says what came of it, and whether all is well."""
    found = [(name, wrong) for name, wrong in zip(names, pool.map(find, names)) if wrong]
    for name, wrong in found[:20]:
        print(f"{name}: {wrong}")
    if len(names) < least:
        print(f"not ok {question}: the list names {len(names)}, not {least}")
    elif found:
        print(f"not ok {question}: {len(found)} of {len(names)} fail, the first is {found[0][0]}")
    else:
        print(f"ok {question} ({len(names)})")
    return len(names) >= least and not found


def main():
    folder = corpus()
    manners = ("toml-decoder and toml-encoder mind their command lines and inputs", MANNERS, 0,
               lambda case: manner(*case))
    questions = [manners]
    if folder:
        questions += [question for version in LISTED for question in Suite(folder, version).questions()]
    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        results = [answer(pool, *question) for question in questions]
    if not folder:
        print(f"skip the official suite through the programs: {NO_CORPUS}")
    sys.exit(0 if all(results) else 1)


if __name__ == "__main__":
    main()
