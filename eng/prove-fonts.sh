#!/usr/bin/env bash
# Proves what the build does about the fonts of PDF reports: it goes on without them where it cannot get them, and says so; it has them where
# it can, and does not run npm again.
set -euo pipefail
cd "$(dirname "$0")/.."

project=CustomerHealth.Service/CustomerHealth.Service.csproj
message='The fonts of PDF reports could not be installed'
none=$(mktemp -d)
trap 'rm -rf "$none"' EXIT
failures=0

says() { # says <what> <output> <wanted> <found>
  if [[ $3 == "$4" ]]; then
    echo "as said     $1"
  else
    echo "OTHERWISE   $1"; echo "$2"; failures=$((failures + 1))
  fi
}

expect() { # expect <what> <yes|no> <text> <msbuild arguments>: the build succeeds, and its output has the text or has it not
  local what=$1 has=$2 text=$3 output
  shift 3
  if ! output=$(dotnet msbuild "$project" -nologo "$@" 2>&1); then
    echo "FAILS       $what"; echo "$output"; failures=$((failures + 1))
  elif [[ $output == *'warning'* ]]; then
    echo "WARNS       $what"; echo "$output"; failures=$((failures + 1))
  elif [[ $output == *"$text"* ]]; then
    says "$what" "$output" "$has" yes
  else
    says "$what" "$output" "$has" no
  fi
}

expect 'without Node the build goes on and says so' yes "$message" -t:EmbedFonts -p:FontsFolder="$none/" -p:FontsNode=no-such-node
FONTS_NPM=false expect 'with an npm that fails the build goes on and says so' yes "$message" -t:EmbedFonts -p:FontsFolder="$none/"
FONTS_NPM=false expect 'then nothing is embedded' no 'fonts/NotoSans' -t:EmbedFonts -p:FontsFolder="$none/" -getItem:EmbeddedResource
expect 'with npm they are installed' no "$message" -t:EmbedFonts
expect 'and embedded' yes 'fonts/NotoSans_400Regular.ttf' -t:EmbedFonts -getItem:EmbeddedResource
FONTS_NPM=false expect 'once, not with every build' no "$message" -t:EmbedFonts

[ "$failures" -eq 0 ] || { echo "$failures are not as said."; exit 1; }
