"""The test tools as programs: how to ask them, and when two of their answers are the same."""

import json
import os
import pathlib
import re
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILT = pathlib.Path(os.environ.get("ATTUNE_TOOLS", ROOT / ".build/release"))
DECODER, ENCODER = BUILT / "toml-decoder", BUILT / "toml-encoder"

NO_CORPUS = (
    "clone https://github.com/toml-lang/toml-test to a folder named toml-test, and set ATTUNE_CORPORA"
    " to the folder that holds it"
)


class Stopped(Exception):
    """A program ended in the middle of a batch."""


def corpus():
    """The folder of the official suite's cases, or None."""
    folder = pathlib.Path(os.environ.get("ATTUNE_CORPORA", "/nonexistent")) / "toml-test/tests"
    return folder if (folder / "files-toml-1.1.0").is_file() else None


def listed(folder, version):
    """The documents that the suite lists for an edition, without their ending; never a glob."""
    lines = (folder / f"files-toml-{version}.0").read_text().split()
    return [line.removesuffix(".toml") for line in lines if line.endswith(".toml")]


def ask(program, version, text):
    """Runs a program on one text: its status, its output, its words."""
    done = subprocess.run([program, "--toml", version], input=text, capture_output=True, timeout=60)
    return done.returncode, done.stdout, done.stderr


def ask_all(program, version, texts):
    """Runs a program on many texts at once: for each whether it is good, and the answer."""
    framed = b"".join(b"%d\n%b" % (len(text), text) for text in texts)
    done = subprocess.run(
        [program, "--toml", version, "--batch"], input=framed, stdout=subprocess.PIPE, timeout=120)
    answers, at = [], 0
    while at < len(done.stdout):
        head = re.compile(rb"([01]) (\d+)\n").match(done.stdout, at)
        if not head:
            raise Stopped(f"{program.name} answers {done.stdout[at:at + 80]!r}")
        status, end = head[1], head.end()
        at = end + int(head[2])
        answers.append((status == b"0", done.stdout[end:at]))
    if done.returncode or len(answers) != len(texts):
        last = texts[min(len(answers), len(texts) - 1)]
        raise Stopped(f"{program.name} ended with status {done.returncode} at the input {last!r}")
    return answers


def _members(pairs):
    members = dict(pairs)
    if len(members) < len(pairs):
        raise ValueError(f"a name stands twice among {[name for name, _ in pairs]}")
    return members


def read_json(text):
    """Tagged JSON as a tree of dictionaries, lists, and scalars of a type and a text."""
    return json.loads(text, object_pairs_hook=_members)


def is_scalar(value):
    """Whether a part of the tree is a tagged scalar and no table that happens to have such keys."""
    return isinstance(value, dict) and isinstance(value.get("type"), str)
