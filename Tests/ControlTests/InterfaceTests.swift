import Control
import Testing

/// The text of the interface says what the types do.
struct InterfaceTests {
  private let idl = IDL(Interface.control.description)

  @Test func `every request is a method with exactly its parameters`() {
    #expect(Set(Samples.requests.map(\.method)) == Set(idl.methods.keys))
    for method in idl.methods.keys {
      let said = Set(
        Samples.requests.filter { $0.method == method }.flatMap(\.parameters).map(\.name))
      #expect(said == Set(idl.methods[method]?.input.map(\.name) ?? []), "\(method)")
    }
    for request in Samples.requests {
      let fields = idl.methods[request.method]?.input ?? []
      for member in request.parameters { check(member, fields, "\(request)") }
    }
  }

  @Test func `every reply has exactly the fields of its method, and of their types`() {
    for (method, reply) in Samples.replies {
      let fields = idl.methods[method]?.output ?? []
      #expect(reply.members.map(\.name) == fields.map(\.name), "\(method)")
      for member in reply.members { check(member, fields, method) }
    }
  }

  @Test func `every error has exactly its parameters`() {
    #expect(Samples.errors.count == idl.errors.count)
    for error in Samples.errors {
      let name = Interface.control.member(error.qualifiedName) ?? ""
      #expect(error.parameters.map(\.name) == idl.errors[name]?.map(\.name), "\(name)")
    }
  }

  @Test func `every choice of the text is one of the types`() {
    #expect(choices("Reminder", "kind") == Reminder.Kind.allCases.map(\.rawValue))
    #expect(choices("Hold", "reason") == Reminder.Hold.Reason.allCases.map(\.rawValue))
    #expect(choices("Waiting", "turn") == Status.Waiting.Turn.allCases.map(\.rawValue))
    #expect(choices("Problem", "severity") == Problem.Severity.allCases.map(\.rawValue))
    #expect(choices("Reason", "topic") == Explained.Reason.Topic.allCases.map(\.rawValue))
    #expect(choices("Act", "kind") == Reminder.Kind.allCases.map(\.rawValue))
    #expect(choices("Act", "practice") == ["?"] + Act.Practice.allCases.map(\.rawValue))
    #expect(choices("Channel", "state") == Status.Channel.State.allCases.map(\.rawValue))
    #expect(output("GetStatus", "lock") == Status.Lock.allCases.map(\.rawValue))
    #expect(output("GetStatus", "doNotDisturb") == Status.DoNotDisturb.allCases.map(\.rawValue))
    #expect(
      output("GetStatus", "configurationState")
        == Status.ConfigurationState.allCases.map(\.rawValue))
    #expect(choices("Offer", "kind") == Status.Offer.Kind.allCases.map(\.rawValue))
    #expect(
      words(idl.methods["Rest"]?.input.first { $0.name == "topics" }?.type).dropFirst()
        == PeopleRequest.Topic.allCases.map(\.rawValue)[...])
    #expect(
      words(idl.errors["TooDeep"]?.first?.type)
        == ControlError.Relation.allCases.map(\.rawValue))
    #expect(output("Watch", "event") == Watched.Event.allCases.map(\.rawValue))
  }

  @Test func `every line of the text is documented and fits a terminal`() {
    let lines = Interface.control.description.split(
      separator: "\n", omittingEmptySubsequences: false)
    for (line, before) in zip(lines.dropFirst(), lines) {
      #expect(line.count <= 100)
      let isDeclaration = ["type ", "method ", "error "].contains { line.hasPrefix($0) }
      let isField = line.hasPrefix("  ") && line.contains(": ") && !line.contains("#")
      if isDeclaration || isField { #expect(before.contains("#"), "\(line)") }
    }
  }

  private func choices(_ type: String, _ field: String) -> [String] {
    words(idl.types[type]?.first { $0.name == field }?.type)
  }

  private func output(_ method: String, _ field: String) -> [String] {
    words(idl.methods[method]?.output.first { $0.name == field }?.type)
  }

  private func words(_ type: String?) -> [String] {
    (type ?? "").split { "(,)".contains($0) }.map(String.init)
  }

  private func check(_ member: JSON.Member, _ fields: [IDL.Field], _ place: String) {
    guard let field = fields.first(where: { $0.name == member.name }) else {
      Issue.record("\(place): \(member.name) is not in the text")
      return
    }
    #expect(fits(member.value, field.type), "\(place): \(field.name) is no \(field.type)")
  }

  private func fits(_ value: JSON, _ type: String) -> Bool {
    if type.hasPrefix("?") { return value == .null || fits(value, String(type.dropFirst())) }
    switch value {
    case .boolean: return type == "bool"
    case .integer: return type == "int"
    case .string(let text): return type == "string" || words(type).contains(text)
    case .array(let elements):
      return type.hasPrefix("[]") && elements.allSatisfy { fits($0, String(type.dropFirst(2))) }
    case .object where type == "object": return true
    case .object(let members):
      let fields = idl.types[type] ?? []
      return members.map(\.name) == fields.map(\.name)
        && zip(members, fields).allSatisfy { fits($0.value, $1.type) }
    case .null, .decimal: return false
    }
  }
}
