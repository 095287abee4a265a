import CivilTime
import Foundation
import Testing

/// Compares this machine's zones with what Python makes of the same files.
@Suite(.enabled(if: Python.isPresent, "needs python3 with zoneinfo and installed zones"))
struct ZoneOracleTests {
  private static let script = """
    import zoneinfo, datetime, os
    root = zoneinfo.TZPATH[0]
    seen = set()
    def offset(zone, second):
        at = datetime.datetime.fromtimestamp(second, zone)
        return int(at.utcoffset().total_seconds())
    for name in sorted(zoneinfo.available_timezones()):
        path = os.path.join(root, name)
        if not os.path.isfile(path): continue
        with open(path, "rb") as file: data = file.read()
        if data in seen: continue
        seen.add(data)
        with open(path, "rb") as file: zone = zoneinfo.ZoneInfo.from_file(file, name)
        step, second, end = 86400 * 15, -2208988800, 7258118400
        last = offset(zone, second)
        while second < end:
            here = offset(zone, second + step)
            if here != last:
                low, high = second, second + step
                while high - low > 1:
                    middle = (low + high) // 2
                    if offset(zone, middle) == last: low = middle
                    else: high = middle
                for probe in (low, high): print(name, probe, offset(zone, probe))
            second, last = second + step, here
    """

  @Test func `offsets around every change are those of Python`() throws {
    var zones: [Substring: Zone] = [:]
    var count = 0
    for row in try Python.output(of: Self.script) {
      let parts = row.split(separator: " ")
      let second = try #require(Int64(parts[1]))
      let zone = try zones[parts[0]] ?? #require(InstalledZones.zone(String(parts[0])))
      zones[parts[0]] = zone
      let offset = zone.offset(at: Instant(microseconds: second * 1_000_000))
      #expect(offset == .seconds(try #require(Int(parts[2]))), "\(row)")
      count += 1
    }
    #expect(zones.count > 20 && count > 8000)
  }
}
