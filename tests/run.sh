#!/usr/bin/env bash
# Runs every test: installs what the tests need where it is missing, builds, tests.
# Last line: "N passed, N failed" (", N skipped"); exit 0 only if none failed.
#   tests/run.sh                 everything
#   tests/run.sh --filter EXPR   what "dotnet test --filter" takes
# With CI=true nothing that is missing is skipped, and the tests of code with vector paths run again with those paths switched off.
set -u
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en

missing=()
[ -f /usr/share/java/lucene-core-8.7.0.jar ] || missing+=(liblucene8-java)
# The tests compile their Java programs, so a runtime alone is not enough.
java --list-modules 2>/dev/null | grep -q '^jdk.compiler' || missing+=(default-jdk-headless)
[ -d /usr/share/unicode ] || missing+=(unicode-data)
if [ ${#missing[@]} -gt 0 ]; then
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing ${missing[*]} ..."
    { apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}"; } >/tmp/search-tests-install.log 2>&1 \
      || { tail -n 20 /tmp/search-tests-install.log; echo "Could not install ${missing[*]}"; }
  else
    echo "Missing for the tests against Apache Lucene and Unicode: ${missing[*]} (Debian's package names); they are skipped."
  fi
fi

dotnet build Search.sln -c Release -v q || { echo "The build failed"; echo "0 passed, 1 failed"; exit 1; }

passed=0 failed=0 skipped=0
log=$(mktemp)
trap 'rm -f "$log"' EXIT

# Runs a project and adds its counts; a run that ends without counts (a crash) is one failure.
run() {
  local before=$failed status line
  dotnet test "$@" -c Release --no-build --logger 'console;verbosity=minimal' >"$log" 2>&1
  status=$?
  cat "$log"
  line=$(grep -oE 'Failed: +[0-9]+, Passed: +[0-9]+, Skipped: +[0-9]+' "$log" | tr -s ' ')
  if [ -n "$line" ]; then
    failed=$((failed + $(echo "$line" | awk -F'[:, ]+' '{n += $2} END {print n}')))
    passed=$((passed + $(echo "$line" | awk -F'[:, ]+' '{n += $4} END {print n}')))
    skipped=$((skipped + $(echo "$line" | awk -F'[:, ]+' '{n += $6} END {print n}')))
  elif ! grep -q 'No test matches' "$log"; then
    status=1
  fi
  if [ $status -ne 0 ] && [ $failed -eq $before ] && ! grep -q 'No test matches' "$log"; then
    failed=$((failed + 1))
  fi
}

for project in tests/*.Tests/*.csproj; do
  run "$project" "$@"
done

if [ "${CI:-}" = true ]; then
  for off in EnableAVX512 EnableAVX2 EnableHWIntrinsic; do
    for project in Storage Codecs Analysis; do
      echo "With DOTNET_$off=0:"
      export "DOTNET_$off=0"
      run "tests/Search.$project.Tests/Search.$project.Tests.csproj" --filter 'Category!=Slow&FullyQualifiedName!~Java' "$@"
      unset "DOTNET_$off"
    done
  done
fi

if [ $skipped -gt 0 ]; then
  echo "$passed passed, $failed failed, $skipped skipped"
else
  echo "$passed passed, $failed failed"
fi
[ $failed -eq 0 ] && [ $passed -gt 0 ]
