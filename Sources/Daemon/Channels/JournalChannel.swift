package import Core
import Linux

/// Tells the journal what happens, by numbers and kinds.
package final class JournalChannel: Channel {
  package init() {}

  package var health: ChannelHealth {
    Journal.isAvailable
      ? ChannelHealth(name: "journal", state: .ok)
      : ChannelHealth(name: "journal", state: .unavailable, detail: "no journal is running")
  }

  package var reachesUser: Bool { false }

  package func present(_ card: Card) {}

  package func withdraw(_ presentation: Presentation) {}

  package func announce(_ announcement: Announcement, text: Text?) {
    let entry = JournalEntry(announcement)
    Log.record(entry.id, priority: .information, entry.message, entry.fields)
  }

  package func stop() {}
}
