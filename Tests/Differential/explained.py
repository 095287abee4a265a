"""The differences that have a reason: each with its words, and with the test that it is this one.

A difference between two values is recognised by the values. A difference in what is accepted is taken out
of the document: once rewritten, both sides must accept it with the same tree, or nothing is explained.
Where that cannot be, the other peer of the same edition must refuse the document as we do.
"""

import dataclasses
import re
from typing import Callable, Optional


@dataclasses.dataclass(frozen=True)
class ValueRule:
    """Two values that differ and may."""

    name: str
    reason: str
    # Takes the document, our tagged scalar and the peer's.
    explains: Callable


@dataclasses.dataclass(frozen=True)
class DocumentRule:
    """A document that only one side accepts, and may."""

    name: str
    reason: str
    # Takes the name of the peer, our report or None where we accept, and the peer's tree or None.
    applies: Callable
    # Takes the thing in question out of the document; None where the other peer must second us.
    rewrite: Optional[Callable] = None


def codes(report):
    """The codes of the diagnostics in a report of ours."""
    return {code.decode() for code in re.findall(rb"(?m)^error\[([a-z-]+)\]: ", report)}


def _is_cut(document, ours, theirs):
    cut = re.sub(r"(\.\d{6})\d+", r"\1", ours["value"])
    shortened = re.sub(r"\.(\d*?)0+(?=\D|$)", lambda found: "." + found[1] if found[1] else "", cut)
    return cut != ours["value"] and (ours["type"], shortened) == (theirs.type, theirs.text)


VALUE_RULES = [
    ValueRule(
        "fraction", "Python's times hold microseconds, ours nanoseconds; what is finer is cut off, as TOML"
        " demands (Local Time)", _is_cut),
]


def _holds(tree, test):
    if isinstance(tree, dict):
        return any(_holds(value, test) for value in tree.values())
    if isinstance(tree, list):
        return any(_holds(value, test) for value in tree)
    return test(tree)


def _only_we_accept(*peers):
    return lambda peer, report, tree: peer in peers and report is None


def _only_they_accept(test):
    return lambda peer, report, tree: report is not None and tree is not None and _holds(tree, test)


def _extends_array(peer, report, tree):
    definitions = re.findall(rb"(?m)^ *\d+ \| (.*)\n *\| *-+ first defined here$", report or b"")
    return (
        peer == "toml_rs" and report is not None and codes(report) == {"closed-table"}
        and definitions and all(line.lstrip().startswith(b"[[") for line in definitions)
    )


def _breaks_beside_equals(peer, report, tree):
    found = codes(report) if report is not None else set()
    return peer == "toml_rs" and found & {"missing-value", "missing-equals"}


def _substitution(pattern, replacement):
    compiled = re.compile(pattern)
    return lambda document: compiled.sub(replacement, document)


_short_decimals = _substitution(rb"([0-9][0-9_]{14})[0-9_]+", rb"\g<1>0")
_short_others = _substitution(rb"\b(0[xob][0-9A-Fa-f_]{13})[0-9A-Fa-f_]+", rb"\g<1>0")
_short_exponents = _substitution(rb"([0-9][eE][+]?)[0-9][0-9_]{2,}", rb"\g<1>1")


def _short_numbers(document):
    return _short_decimals(_short_others(document))


DOCUMENT_RULES = [
    DocumentRule(
        "byte order mark", "it is to be ignored (TOML 1.1, Preliminaries); Python's two take text, in which"
        " it is a character",
        _only_we_accept("tomllib", "tomli"), _substitution(rb"\A\xef\xbb\xbf", b"")),
    DocumentRule(
        "second 60", "a leap second is a time (RFC 3339, 5.6), but not for Python",
        _only_we_accept("tomllib", "tomli", "toml_rs"), _substitution(rb"(\d\d:\d\d:)60", rb"\g<1>59")),
    DocumentRule(
        "year 0", "0000 is a year (RFC 3339, 5.6), but not for Python",
        _only_we_accept("tomllib", "tomli", "toml_rs"), _substitution(rb"\b0000(-\d\d-\d\d)", rb"0004\1")),
    DocumentRule(
        "integer beyond 64 bits", "what cannot be held without loss is an error (TOML, Integer); Python's"
        " integers hold it",
        _only_they_accept(lambda value: type(value) is int and not -(1 << 63) <= value < 1 << 63),
        _short_numbers),
    DocumentRule(
        "float beyond 64 bits", "a finite number that binary64 cannot hold (TOML, Float) is an error to us;"
        " the peers call it infinite",
        _only_they_accept(lambda value: value in (float("inf"), float("-inf"))),
        lambda document: _short_numbers(_short_exponents(document))),
    DocumentRule(
        "line end beside =", "there is none between a key, its = and its value (ABNF of TOML 1.1, keyval-sep);"
        " toml_rs takes it in inline tables",
        _breaks_beside_equals, _substitution(rb"[ \t]*\r?\n[ \t\r\n]*=|=[ \t]*\r?\n[ \t\r\n]*", rb"=")),
    DocumentRule(
        "array of tables extended by dots", "a table may not be defined more than once (TOML, Table), so"
        " dots do not reach into the elements of [[a]]; toml_rs lets them",
        _extends_array),
]


def rewritten(document, peer, report, tree):
    """The document without what the rules are about, and the names of those that changed it."""
    names = []
    for rule in DOCUMENT_RULES:
        if rule.rewrite and rule.applies(peer, report, tree):
            changed = rule.rewrite(document)
            if changed != document:
                names.append(rule.name)
                document = changed
    return document, names


def to_be_seconded(peer, report, tree):
    """The name of the rule that holds if the other peer refuses as well."""
    return next(
        (rule.name for rule in DOCUMENT_RULES if not rule.rewrite and rule.applies(peer, report, tree)), None)
