import Configuration
import Testing

@Suite struct PathsTests {
  private func paths(_ environment: [String: String]) -> Paths {
    Paths(environment: { environment[$0] }, home: "/home/ana", user: 1000)
  }

  @Test func `without an environment everything lies where the specification says`() {
    let paths = paths([:])
    #expect(paths.configFile == "/home/ana/.config/attune/attune.toml")
    #expect(paths.userDeckDirectory == "/home/ana/.config/attune/prompts")
    #expect(paths.stateFile == "/home/ana/.local/state/attune/state.sqlite")
    #expect(paths.socketPath == "/run/user/1000/attune/org.attune.Control")
  }

  @Test func `the environment moves each place`() {
    let paths = paths([
      "HOME": "/h", "XDG_CONFIG_HOME": "/c/", "XDG_STATE_HOME": "/s", "XDG_RUNTIME_DIR": "/r",
    ])
    #expect(paths.configDirectory == "/c/attune")
    #expect(paths.stateDirectory == "/s/attune")
    #expect(paths.runtimeDirectory == "/r/attune")
    #expect(self.paths(["HOME": "/h"]).configDirectory == "/h/.config/attune")
  }

  @Test func `a variable that is empty or relative counts for nothing`() {
    let odd = ["HOME": "", "XDG_CONFIG_HOME": "conf", "XDG_STATE_HOME": "./s", "ATTUNE_SHARE": "x"]
    #expect(paths(odd) == paths([:]))
  }

  @Test func `what is shared lies beside the executable`() {
    let paths = paths([:])
    #expect(paths.shareDirectory(executable: "/usr/bin/attuned") == "/usr/share/attune")
    #expect(
      paths.builtinDeckDirectory(executable: "/opt/a/bin/attune")
        == "/opt/a/share/attune/prompts/en")
    #expect(paths.shareDirectory(executable: "/bin/attuned") == "/share/attune")
  }

  @Test func `a build tree shares its repository's files`() {
    let executable = "/src/attune/.build/x86_64-unknown-linux-gnu/debug/attuned"
    #expect(paths([:]).shareDirectory(executable: executable) == "/src/attune/config")
    #expect(paths([:]).builtinDeckDirectory(executable: executable) == "/src/attune/config/prompts")
    let told = paths(["ATTUNE_SHARE": "/x"])
    #expect(told.builtinDeckDirectory(executable: executable) == "/x/prompts/en")
  }
}
