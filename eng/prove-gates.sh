#!/usr/bin/env bash
# Proves that the build rules fire: each case is a small project under the repository's own rules that must fail with the given code.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp "$root/Directory.Build.props" "$root/Directory.Packages.props" "$root/.editorconfig" "$root/global.json" "$work/"
mkdir "$work/Gate"
cat >"$work/Gate/Gate.csproj" <<'PROJECT'
<Project Sdk="Microsoft.NET.Sdk" />
PROJECT

failures=0
expect() { # code, what the rule is for, source
  printf '%s\n' "$3" >"$work/Gate/Gate.cs"
  if output=$(dotnet build "$work/Gate" 2>&1); then
    echo "NOT FIRING  $1  $2"; failures=$((failures + 1))
  elif ! grep -q "error $1" <<<"$output"; then
    echo "OTHER ERROR $1  $2"; grep -m3 'error' <<<"$output"; failures=$((failures + 1))
  else
    echo "fires       $1  $2"
  fi
}

expect CS8600 'a null that was not announced' \
  'namespace Gate; internal static class G { public static string Get() { string text = null; return text; } }'
expect CS0219 'any compiler warning is an error' \
  'namespace Gate; internal static class G { public static void Do() { int unused = 1; } }'
expect IDE0005 'usings that nothing needs' \
  $'using System.Text;\nnamespace Gate;\ninternal static class G { public static int One => 1; }'
expect IDE0161 'file-scoped namespaces' \
  'namespace Gate { internal static class G { public static int One => 1; } }'
expect CA2016 'the cancellation token is passed on' \
  'namespace Gate; internal static class G { public static Task Do(CancellationToken token) => Task.Run(() => { token.ThrowIfCancellationRequested(); Task.Delay(1); }); public static async Task Wait(CancellationToken token) => await Task.Delay(1); }'
expect CA1031 'no catch-all without a reason' \
  'namespace Gate; internal static class G { public static void Do() { try { Console.WriteLine(); } catch (Exception) { Console.WriteLine("x"); } } }'
expect CA1849 'no blocking call in an async method' \
  'namespace Gate; internal static class G { public static async Task Do(Stream stream) { stream.Flush(); await Task.Yield(); } }'
expect CA2201 'no bare Exception' \
  'namespace Gate; internal static class G { public static void Do() => throw new Exception("x"); }'

printf 'namespace Gate;\ninternal static class G\n{\n  public static int One=>1;\n}\n' >"$work/Gate/Gate.cs"
if dotnet format whitespace "$work/Gate" --verify-no-changes >/dev/null 2>&1; then
  echo 'NOT FIRING  formatting'; failures=$((failures + 1))
else
  echo 'fires       formatting'
fi

[ "$failures" -eq 0 ] || { echo "$failures gates do not fire."; exit 1; }
