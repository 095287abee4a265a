# Turns the lines of `swift test` into results: pass, fail or skip; the name; the reason.
#
# The lines are taken rather than the xUnit file, which escapes no name and counts a test that
# cancelled itself as passed. The closing count is held against what was read.

BEGIN { OFS = "\t" }

# What a test started may have written the beginning of the line.
{
  at = index($0, "✔ Test ")
  if (!at) at = index($0, "✘ Test ")
  if (at > 1) $0 = substr($0, at)
}

/^[^ ]+ Test run with [0-9]+ test/ { total = $5; ended = 1; next }

!/^[^ ]+ Test / || / Test case passing / { next }

/ (passed|failed) after [0-9.]+ seconds/ {
  kind = / passed after [0-9.]+ seconds/ ? "pass" : "fail"
  reason = ""
}

/ was cancelled after [0-9.]+ seconds/ || / skipped(\.|: )/ {
  kind = "skip"
  reason = match($0, / (seconds|skipped): "/) ? substr($0, RSTART + RLENGTH) : ""
  sub(/"$/, "", reason)
}

kind != "" {
  name = $0
  sub(/^[^ ]+ Test /, "", name)
  sub(/ (passed|failed|was cancelled) after [0-9.]+ seconds.*$/, "", name)
  sub(/ skipped(\.|: ".*)$/, "", name)
  sub(/ with [0-9]+ test cases?$/, "", name)
  gsub(/^"|"$/, "", name)
  print kind, name, reason
  kind = ""
  seen++
}

/ recorded an issue/ { issues++ }

END {
  if (!ended) print "fail", "swift test", "it did not reach its end (status " status ")"
  else if (seen != total) print "fail", "swift test", "read " seen + 0 " results of " total
  else if (status != 0 && !issues) print "fail", "swift test", "status " status
}
