"""The parsers ours is compared with: what each makes of a document, or that it refuses it."""

import pickle
import struct
import subprocess
import sys
import tomllib

REFUSED = "refused"
# What a peer that runs in a child answers for a document at which the child died.
DIED = "died"


def _loaded(loads, document, **options):
    try:
        return loads(document.decode(), **options)
    except ValueError:
        return REFUSED


class Tomllib:
    """Python's own, for TOML 1.0."""

    name, version = "tomllib", "1.0"

    def ask_all(self, documents):
        return [_loaded(tomllib.loads, document) for document in documents]


class Tomli:
    """The library tomllib comes from, in a release for TOML 1.1."""

    name, version = "tomli", "1.1"

    def ask_all(self, documents):
        import tomli

        return [_loaded(tomli.loads, document) for document in documents]


class TomlRs:
    """Rust's toml, by way of toml_rs: in a child, since a hostile document can crash it."""

    name = "toml_rs"

    def __init__(self, version):
        self.version = version
        self._start()

    def _start(self):
        self.child = subprocess.Popen(
            [sys.executable, "-B", __file__, self.version], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def ask_all(self, documents):
        try:
            _send(self.child.stdin, documents)
            return _receive(self.child.stdout)
        except (EOFError, BrokenPipeError):
            self.child.wait()
            self._start()
        if len(documents) == 1:
            return [DIED]
        return [answer for document in documents for answer in self.ask_all([document])]

    def stop(self):
        self.child.stdin.close()
        self.child.wait()


def _send(stream, value):
    data = pickle.dumps(value)
    stream.write(struct.pack("<Q", len(data)) + data)
    stream.flush()


def _receive(stream):
    head = stream.read(8)
    if len(head) < 8:
        raise EOFError
    return pickle.loads(stream.read(struct.unpack("<Q", head)[0]))


def _serve(version):
    import toml_rs

    while True:
        try:
            documents = _receive(sys.stdin.buffer)
        except EOFError:
            return
        _send(sys.stdout.buffer, [
            _loaded(toml_rs.loads, document, toml_version=f"{version}.0") for document in documents])


if __name__ == "__main__":
    _serve(sys.argv[1])
