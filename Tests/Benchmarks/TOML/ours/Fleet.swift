/// What `gen.py` writes, as a program would take it in: nested types, arrays, optionals, dates and
/// dictionaries.
///
/// Each library has its own types for dates and times, which are named beside its program.
struct Fleet: Codable {
  var title: String
  var version: Int
  var owner: Owner
  var defaults: Defaults
  var job: [Job]
  var hosts: [String: [String: Host]]
}

struct Owner: Codable {
  var name: String
  var contact: [String: String]
}

struct Defaults: Codable {
  var enabled: Bool
  var timeout: Double
  var paths: [String]
}

struct Job: Codable {
  var name: String
  var description: String
  var note: String?
  var pattern: String?
  var id: Int
  var weight: Double
  var limit: Int?
  var mask: UInt32?
  var ratio: Double?
  var enabled: Bool
  var created: Instant
  var next: Moment?
  var day: Day?
  var at: Hour?
  var tags: [String]
  var ports: [UInt16]?
  var owner: Person
  var retry: Retry?
  var limits: Limits
  var script: String?
  var raw: String?
  var source: Origin?
  var step: [Step]?
}

struct Person: Codable {
  var name: String
  var mail: String
  var admin: Bool
}

struct Retry: Codable {
  var max: Int
  var backoff: Double
  var on: [String]
}

struct Limits: Codable {
  var cpu: Int
  var memory: Memory
}

struct Memory: Codable {
  var soft: Int
  var hard: Int
}

struct Origin: Codable {
  enum CodingKeys: String, CodingKey {
    case url
    case sum = "sha-256"
  }

  var url: String
  var sum: String
}

struct Step: Codable {
  var run: String
  var seconds: Double
  var env: [String: String]
}

struct Host: Codable {
  var ip: String
  var up: Instant
}

extension Fleet: CustomStringConvertible {
  /// Some of everything, by which two programs can tell that they have read the same.
  var description: String {
    let steps = job.reduce(0) { $0 + ($1.step?.count ?? 0) }
    let texts = job.reduce(0) { $0 + $1.description.utf8.count + ($1.note?.utf8.count ?? 0) }
    let ports = job.reduce(0) { $0 + ($1.ports ?? []).reduce(0) { $0 + Int($1) } }
    let weight = job.reduce(0) { $0 + $1.weight + ($1.ratio ?? 0) }
    let moments = job.reduce(0) { $0 + $1.moments }
    let names = hosts.values.reduce(0) { $0 + $1.values.reduce(0) { $0 + $1.ip.utf8.count } }
    return "\(job.count) \(steps) \(texts) \(ports) \(weight) \(moments) \(names)"
  }
}
