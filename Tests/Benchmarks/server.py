"""A notification server that answers at once and writes down when each Notify reached it.

server.py FILE: one line for each Notify, its wall-clock arrival in microseconds and the summary.
"""

import sys
import time

import dbus
import dbus.mainloop.glib
import dbus.service
from gi.repository import GLib

INTERFACE = "org.freedesktop.Notifications"
PATH = "/" + INTERFACE.replace(".", "/")
# The button it presses on a card that has one of these, in this order.
PRESSED = ("Show", "Done")


class Server(dbus.service.Object):
    def __init__(self, bus, log):
        super().__init__(dbus.service.BusName(INTERFACE, bus, do_not_queue=True), PATH)
        self.log = log
        self.last = 0

    @dbus.service.method(INTERFACE, in_signature="susssasa{sv}i", out_signature="u")
    def Notify(self, _app, replaces, _icon, summary, _body, actions, _hints, _timeout):
        print(time.time_ns() // 1000, summary, file=self.log, flush=True)
        self.last += 1
        card = int(replaces) or self.last
        labels = dict(zip(actions[1::2], actions[::2]))
        key = next((labels[label] for label in PRESSED if label in labels), None)
        if key is not None:
            GLib.timeout_add(50, lambda: self.ActionInvoked(card, key))
        return card

    @dbus.service.method(INTERFACE, in_signature="u")
    def CloseNotification(self, card):
        self.NotificationClosed(card, 3)

    @dbus.service.method(INTERFACE, out_signature="as")
    def GetCapabilities(self):
        return ["actions", "body", "persistence"]

    @dbus.service.method(INTERFACE, out_signature="ssss")
    def GetServerInformation(self):
        return ("stopwatch", "attune", "1", "1.2")

    @dbus.service.signal(INTERFACE, signature="us")
    def ActionInvoked(self, card, key):
        pass

    @dbus.service.signal(INTERFACE, signature="uu")
    def NotificationClosed(self, card, reason):
        pass


if __name__ == "__main__":
    dbus.mainloop.glib.DBusGMainLoop(set_as_default=True)
    with open(sys.argv[1], "w") as log:
        server = Server(dbus.SessionBus(), log)
        GLib.MainLoop().run()
