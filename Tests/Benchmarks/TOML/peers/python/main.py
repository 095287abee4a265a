"""Python's tomllib, talking as Rounds.swift does."""

import pathlib
import sys
import time
import tomllib


def run(source):
    try:
        tomllib.loads(source)
        return "valid"
    except (tomllib.TOMLDecodeError, RecursionError):
        return "invalid"


def timed(source, runs):
    begun = time.process_time_ns()
    for _ in range(runs):
        outcome = run(source)
    return (time.process_time_ns() - begun) // runs, outcome


def main():
    source = pathlib.Path(sys.argv[2]).read_bytes().decode()
    print(*timed(source, 1), flush=True)
    for line in sys.stdin:
        samples, runs = map(int, line.split())
        print(*(timed(source, runs)[0] for _ in range(samples)), flush=True)


main()
