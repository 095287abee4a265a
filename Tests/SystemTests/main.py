"""Runs the scenarios in a booted machine, one line for each: ok or not ok.

With --clock those that set the machine's clock, which only a machine with one of its own may have.
"""

import datetime
import os
import sys
import traceback
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, "..", "python")]

# When they may begin: what they put at a fixed time, at five or later, must not come due meanwhile.
EARLIEST, LATEST = "03:00", "04:30"


class Lines(unittest.TestResult):
    """Says each result in one line, and what went wrong above it."""

    @staticmethod
    def name(test):
        return getattr(test, "title", None) or test.shortDescription() or str(test)

    def addSuccess(self, test):
        print("ok", self.name(test), flush=True)

    def addFailure(self, test, error):
        super().addFailure(test, error)
        self.broke(test, error)

    def addError(self, test, error):
        super().addError(test, error)
        self.broke(test, error)

    def addSubTest(self, test, subtest, error):
        super().addSubTest(test, subtest, error)
        if error:
            self.broke(test, error)

    def broke(self, test, error):
        print("".join(traceback.format_exception(*error)), flush=True)
        if getattr(test, "machine", None):
            print(test.machine.evidence(), flush=True)
        reason = " ".join(str(error[1]).split())[:200]
        print(f"not ok {self.name(test)}: {reason}", flush=True)


def main():
    os.umask(0o077)
    now = f"{datetime.datetime.now():%H:%M}"
    if not EARLIEST <= now <= LATEST:
        print(f"not ok the machine's clock suits the scenarios: it says {now}", flush=True)
        sys.exit(1)
    loader = unittest.TestLoader()
    words = [word for word in sys.argv[1:] if word != "--clock"]
    loader.testNamePatterns = [f"*{word}*" for word in words] or None
    result = Lines()
    kind = "clock_steps.py" if "--clock" in sys.argv else "*_scenarios.py"
    loader.discover(HERE, pattern=kind).run(result)
    sys.exit(0 if result.wasSuccessful() else 1)


if __name__ == "__main__":
    main()
