"""A client that is not ours, over the control socket."""

import signal

from machine import NAME, SOCKET, Scenario, plan, run

try:
    import varlink
except ImportError:
    varlink = None

INTERFACE = "org.attune.Control"


class Control(Scenario):
    def setUp(self):
        super().setUp()
        self.start(plan(check_in="05:00"))
        signal.signal(signal.SIGALRM, self.late)
        signal.alarm(30)
        self.addCleanup(signal.alarm, 0)

    def late(self, *_):
        raise AssertionError("the daemon did not answer within 30 s")

    def client(self):
        if varlink is None:
            self.fail("there is no Python package varlink: PyPI was out of reach")
        return varlink.Client(f"unix:{SOCKET}")

    def test_interface(self):
        """a foreign Varlink client lists the interface and calls GetStatus"""
        with self.client() as client:
            with client.open("org.varlink.service") as service:
                self.assertIn(INTERFACE, service.GetInfo()["interfaces"])
                text = service.GetInterfaceDescription(INTERFACE)["description"]
                self.assertIn("method GetStatus", text)
            with client.open(INTERFACE) as control:
                status = control.GetStatus()
        self.assertEqual(status["configurationState"], "good")
        self.assertEqual(status["next"]["name"], NAME)
        self.assertEqual(status["people"], 1)

    def test_watch(self):
        """a foreign Varlink client follows Watch"""
        with self.client() as client, client.open(INTERFACE) as control:
            events = control.Watch(_more=True)
            self.assertEqual(next(events)["event"], "ready")
            run("attune", "pause", "1h")
            self.assertEqual(next(events)["event"], "paused")
            run("attune", "resume")
            self.assertEqual(next(events)["event"], "unpaused")

    def test_private(self):
        """the socket and its directory are the user's alone"""
        self.assertEqual(SOCKET.parent.stat().st_mode & 0o777, 0o700)
        self.assertEqual(SOCKET.stat().st_mode & 0o077, 0)

    def test_unknown(self):
        """what the interface does not have is refused by its Varlink name"""
        with self.client() as client, client.open(INTERFACE) as control:
            with self.assertRaises(varlink.VarlinkError) as refusal:
                control.Now("nobody")
            self.assertEqual(refusal.exception.error(), f"{INTERFACE}.UnknownPerson")
