import Foundation
import TOML
import Testing

@Suite struct ValueTests {
  private let day = LocalDate(year: 5, month: 2, day: 9)

  @Test func `literals make values`() {
    let value: Value = ["a": 1, "b": [true, 1.5, "x"], "c": [:], "d": []]
    #expect(
      value
        == .table([
          "a": .integer(1), "b": .array([.boolean(true), .float(1.5), .string("x")]),
          "c": .table(Pairs()), "d": .array([]),
        ]))
  }

  @Test func `a value is written on one line`() {
    let value: Value = ["a": 1, "b c": [["d": "\n"], [:]], "é": 1e20]
    #expect(value.description == #"{ a = 1, "b c" = [{ d = "\n" }, {}], "é" = 1e+20 }"#)
    #expect("\(Pairs())" == "{}")
  }

  @Test(arguments: [
    (Value.localTime(LocalTime(hour: 9, minute: 0)), "09:00:00"),
    (.localTime(LocalTime(hour: 9, minute: 5, second: 60, nanosecond: 20_000)), "09:05:60.00002"),
    (.localDate(LocalDate(year: 5, month: 2, day: 9)), "0005-02-09"),
    (
      .localDateTime(
        LocalDateTime(
          date: LocalDate(year: 2025, month: 12, day: 31), time: LocalTime(hour: 1, minute: 2))),
      "2025-12-31T01:02:00"
    ),
    (.offsetDateTime(Self.instant(0)), "2025-12-31T01:02:00Z"),
    (.offsetDateTime(Self.instant(-90)), "2025-12-31T01:02:00-01:30"),
    (.offsetDateTime(Self.instant(1_439)), "2025-12-31T01:02:00+23:59"),
    (.float(-0.0), "-0.0"), (.float(.leastNonzeroMagnitude), "5e-324"), (.float(.nan), "nan"),
    (.float(1e15), "1000000000000000.0"), (.float(1e16), "1e+16"), (.float(.infinity), "inf"),
    (.float(100), "100.0"),
  ])
  func `a scalar is written as every edition reads it`(value: Value, text: String) throws {
    #expect(value.description == text)
    for version in Version.allCases {
      let read = try Document(parsing: "a = \(text)", version: version).root["a"]?.value
      #expect(read == value || text == "nan")
      #expect(read?.description == text)
    }
  }

  static func instant(_ offset: Int, minute: Int = 2) -> OffsetDateTime {
    OffsetDateTime(
      date: LocalDate(year: 2025, month: 12, day: 31), time: LocalTime(hour: 1, minute: minute),
      offsetInMinutes: offset)
  }

  @Test func `instants are ordered as time is, days and times as the calendar is`() {
    #expect(Self.instant(0) < Self.instant(0, minute: 3))
    #expect(Self.instant(1) < Self.instant(0))
    #expect(Self.instant(-1_439) > Self.instant(0))
    #expect(Self.instant(0) < Self.instant(1, minute: 3), "of one instant, the smaller offset")
    #expect(!(Self.instant(1, minute: 3) < Self.instant(0)))
    #expect(
      day < LocalDate(year: 5, month: 2, day: 10) && day < LocalDate(year: 6, month: 1, day: 1))
    #expect(LocalTime(hour: 9, minute: 0, nanosecond: 1) > LocalTime(hour: 9, minute: 0))
    let evening = LocalDateTime(date: day, time: LocalTime(hour: 21, minute: 0))
    #expect(LocalDateTime(date: day, time: LocalTime(hour: 9, minute: 0)) < evening)
  }

  @Test func `every day follows the one before`() {
    var days: [LocalDate] = []
    for year in [0, 1, 3, 4, 99, 100, 101, 400, 1900, 2000, 2024] {
      for month in 1...12 {
        for day in 1...31 { days.append(LocalDate(year: year, month: month, day: day)) }
      }
    }
    let midnight = LocalTime(hour: 0, minute: 0)
    let instants = days.filter(\.isValid).map {
      OffsetDateTime(date: $0, time: midnight, offsetInMinutes: 0)
    }
    #expect(instants.count == 11 * 365 + 5)
    #expect(instants == instants.sorted())
    let eve = OffsetDateTime(
      date: LocalDate(year: 2024, month: 2, day: 29), time: LocalTime(hour: 23, minute: 30),
      offsetInMinutes: -60)
    let next = LocalDate(year: 2024, month: 3, day: 1)
    let half = OffsetDateTime(
      date: next, time: LocalTime(hour: 0, minute: 30), offsetInMinutes: 0)
    #expect(eve < half && !(half < eve), "the same instant")
    #expect(
      eve < OffsetDateTime(date: next, time: LocalTime(hour: 0, minute: 31), offsetInMinutes: 0))
  }

  @Test func `fields out of range are not valid, and compare without a crash`() {
    let most = LocalDate(year: .max, month: .max, day: .max)
    let least = LocalDate(year: .min, month: .min, day: .min)
    for date in [most, least, LocalDate(year: 2025, month: 2, day: 29)] {
      #expect(!date.isValid)
    }
    let time = LocalTime(hour: .max, minute: .min, second: 61, nanosecond: -1)
    let instants = [most, least].map {
      OffsetDateTime(date: $0, time: time, offsetInMinutes: .min)
    }
    #expect(!instants.contains(where: \.isValid) && !time.isValid)
    #expect(instants.sorted().map(\.description).count == 2)
  }

  @Test func `what is invalid has no value`() throws {
    let document = Document(recovering: "a = [1, yes]\nb = { c = 1 }")
    #expect(document.root["a"]?.value == nil && document.root.value == nil)
    #expect(document.root["b"]?.value == ["c": 1])
    #expect(document.root["b"]?.table?.value == ["c": 1])
    let deep = String(repeating: "{ b = [", count: 100)
    #expect(Document(recovering: "a = \(deep)").root.value == nil)
  }

  @Test func `the deepest value is decoded, compared and freed on a small stack`() {
    let header = String(repeating: "h.", count: 63) + "h"
    let source = "[\(header)]\nk = " + String(repeating: "[", count: 64)
    let document = Document(recovering: source + String(repeating: "]", count: 64))
    #expect(document.isValid)
    let isDone = DispatchSemaphore(value: 0)
    let thread = Thread {
      let value = document.root.value
      if value != nil, value == document.root.value { isDone.signal() }
    }
    thread.stackSize = 512 << 10
    thread.start()
    #expect(isDone.wait(timeout: .now() + 10) == .success)
  }
}
