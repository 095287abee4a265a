"""The programs that are measured, and how each is built."""

import os
import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[2]
sys.path.insert(0, str(HERE.parent))

import rounds  # noqa: E402
from rounds import BUILT, build, is_current, swift  # noqa: E402


def ours():
    return swift(HERE, "ours", "ours", "the library must build first")


def tomlkit():
    package = HERE / "peers/swift"
    program = BUILT / "tomlkit/release/tomlkit"
    if is_current(program, *package.glob("*.swift")):
        return [program]
    return swift(package, "tomlkit", "tomlkit", "it comes from https://github.com/LebJe/TOMLKit")


def tomlplusplus():
    source, program = HERE / "peers/cpp/main.cpp", BUILT / "tomlplusplus"
    if not is_current(program, source):
        advice = "install g++ and libtomlplusplus-dev"
        build("g++", "-std=c++17", "-O2", "-o", str(program), str(source), advice=advice)
    return [program]


def rust():
    """Debian's crates, built without a network and without the user's own settings of cargo."""
    home = BUILT / "cargo"
    home.mkdir(exist_ok=True)
    (home / "config.toml").write_text(
        '[source.crates-io]\nreplace-with = "debian"\n[source.debian]\ndirectory = "/usr/share/cargo/registry"\n'
    )
    build(
        "cargo", "build", "--quiet", "--release", "--offline", "--manifest-path", str(HERE / "peers/rust/Cargo.toml"),
        "--target-dir", str(home / "target"), env=os.environ | {"CARGO_HOME": str(home)},
        advice="install cargo, librust-toml-edit-dev and librust-toml-dev",
    )  # fmt: skip
    return [home / "target/release/peer"]


def tomllib():
    program = ["/usr/bin/python3", "-B", HERE / "peers/python/main.py"]
    build(program[0], "-c", "import tomllib", advice="it comes with python3 3.11 or newer")
    return program


BUILDS = {"ours": ours, "toml++": tomlplusplus, "TOMLKit": tomlkit, "toml_edit": rust, "toml": rust, "tomllib": tomllib}


def built(names):
    """The commands of some programs."""
    return rounds.built({name: BUILDS[name] for name in names})
