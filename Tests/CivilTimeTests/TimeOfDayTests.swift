import CivilTime
import Testing

struct TimeOfDayTests {
  @Test(arguments: [
    ("00:00", "00:00"), ("09:00", "09:00"), ("23:59:59", "23:59:59"), ("09:00:00", "09:00"),
    ("09:00:30", "09:00:30"),
  ])
  func `two digits each are a time`(text: String, description: String) throws {
    let time = try #require(TimeOfDay(parsing: text))
    #expect(time.description == description)
  }

  @Test(arguments: [
    "", ":", "9:00", "09:0", "24:00", "09:60", "09:00:60", "09", "0900", "09:00:00:00", "09:00 ",
    "+9:00", "0９:00", "09:00:", "-1:00",
  ])
  func `anything else is not`(text: String) {
    #expect(TimeOfDay(parsing: text) == nil)
  }

  @Test func `parts and microseconds agree`() throws {
    let time = try #require(TimeOfDay(hour: 18, minute: 42, second: 5))
    #expect((time.hour, time.minute, time.second) == (18, 42, 5))
    #expect(time.microseconds == 67_325_000_000)
    #expect(TimeOfDay(microseconds: time.microseconds) == time)
    #expect(TimeOfDay(microseconds: 500_000)?.description == "00:00:00.500000")
    #expect(TimeOfDay.midnight < time)
  }

  @Test func `a day has 24 hours of 60 minutes`() {
    #expect(TimeOfDay(hour: 24, minute: 0) == nil)
    #expect(TimeOfDay(hour: -1, minute: 0) == nil)
    #expect(TimeOfDay(hour: 0, minute: 60) == nil)
    #expect(TimeOfDay(hour: 0, minute: 0, second: 60) == nil)
    #expect(TimeOfDay(microseconds: 86_400_000_000) == nil)
    #expect(TimeOfDay(microseconds: -1) == nil)
  }
}
