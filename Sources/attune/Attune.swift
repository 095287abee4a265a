import ArgumentParser
import Host

/// The control program: one client among others of the daemon's socket.
struct Attune: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "attune",
    abstract: "Small reminders to appreciate, and check in with, those you love",
    discussion: """
      Begin with 'attune setup'. 'attune help --all' shows every command.
      Exit status: 0 done, 1 refused, 2 wrong usage, 3 attuned is not running.
      """,
    version: Release.version,
    subcommands: completed)

  /// Help shows the everyday commands, completions all of them.
  static let tellsAll = CommandLine.arguments.contains("--generate-completion-script")

  static let everyday: [any ParsableCommand.Type] = [
    ShowStatus.self, ShowUpcoming.self, SetCadence.self, Pause.self, Resume.self, Done.self,
    Later.self, ShowText.self, Now.self, ShowReasons.self, Check.self, Examine.self,
  ]
  static let others: [any ParsableCommand.Type] = [
    SetUp.self, Uninstall.self, NotTheirMoment.self, Skip.self, Never.self, Contact.self,
    ComeBack.self, Rest.self, Return.self, SetDepth.self, Forget.self, Simulate.self,
    ShowHistory.self, ShowPrompts.self, ShowCalendar.self, Export.self, Import.self, Reload.self,
    Watch.self, Help.self,
  ]

  /// The parser adds a help of its own to the completions: the name is to be offered once.
  private static var completed: [any ParsableCommand.Type] {
    (everyday + others).filter { !tellsAll || $0 != Help.self }
  }

  /// What the commands are called, the everyday ones first.
  static var names: [String] { (everyday + others).map { $0._commandName } }
}
