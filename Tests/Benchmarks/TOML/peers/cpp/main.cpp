#include <toml++/toml.h>

#include <cstdint>
#include <cstring>
#include <ctime>
#include <fstream>
#include <iostream>
#include <iterator>
#include <sstream>
#include <string>

namespace {

// What all keys and values of a document come to, so that nobody can leave one out.
struct Tally {
  std::uint64_t values = 0, bytes = 0, sum = 0;

  void add(const toml::table& table) {
    for (auto&& [key, value] : table) {
      bytes += key.str().size();
      add(value);
    }
  }

  void add(const toml::node& node) {
    values += 1;
    node.visit([this](const auto& value) {
      if constexpr (toml::is_table<decltype(value)>) add(value);
      else if constexpr (toml::is_array<decltype(value)>) for (auto&& element : value) add(element);
      else count(value.get());
    });
  }

  void count(const std::string& text) { bytes += text.size(); }
  void count(bool truth) { sum += truth; }
  void count(std::int64_t number) { sum += static_cast<std::uint64_t>(number); }
  void count(double number) {
    std::uint64_t bits;
    std::memcpy(&bits, &number, sizeof bits);
    sum += bits;
  }
  void count(const toml::date& date) {
    sum += date.year * 10'000ull + date.month * 100ull + date.day;
  }
  void count(const toml::time& time) {
    sum += (time.hour * 3600ull + time.minute * 60ull + time.second) * 1'000'000'000 + time.nanosecond;
  }
  void count(const toml::date_time& moment) {
    count(moment.date);
    count(moment.time);
    if (moment.offset) sum += static_cast<std::uint64_t>(static_cast<std::int64_t>(moment.offset->minutes));
  }
};

std::string run(const std::string& work, const std::string& source) {
  try {
    const toml::table table = toml::parse(source);
    if (work == "parse") return "valid";
    Tally tally;
    tally.add(table);
    std::ostringstream out;
    out << tally.values << ' ' << tally.bytes << ' ' << static_cast<std::int64_t>(tally.sum);
    return out.str();
  } catch (const toml::parse_error&) {
    return "invalid";
  }
}

std::int64_t now() {
  timespec time;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return time.tv_sec * 1'000'000'000ll + time.tv_nsec;
}

}  // namespace

// Talks as Rounds.swift does.
int main(int count, char** arguments) {
  if (count != 3) return 2;
  const std::string work = arguments[1];
  std::string source;
  {
    std::ifstream file(arguments[2], std::ios::binary | std::ios::ate);
    if (!file) return 2;
    source.resize(static_cast<std::size_t>(file.tellg()));
    file.seekg(0);
    file.read(source.data(), static_cast<std::streamsize>(source.size()));
  }
  auto begun = now();
  const auto outcome = run(work, source);
  std::cout << now() - begun << ' ' << outcome << std::endl;
  int samples, runs;
  while (std::cin >> samples >> runs) {
    for (int sample = 0; sample < samples; ++sample) {
      begun = now();
      for (int index = 0; index < runs; ++index) run(work, source);
      std::cout << (now() - begun) / runs << ' ';
    }
    std::cout << std::endl;
  }
}
