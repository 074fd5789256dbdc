#!/usr/bin/env bash
# Proves that the gates around eng/azure-contracts fire: each command below has to fail, and for the right reason.
set -uo pipefail
cd "$(dirname "$0")/.."

project=CustomerHealth.Functions/CustomerHealth.Functions.csproj
failed=0

expect() { # expect "<message>" <msbuild arguments>
  local message=$1 output
  shift
  output=$(dotnet msbuild "$project" -nologo "$@" 2>&1)
  if [[ $? -eq 0 || $output != *"$message"* ]]; then
    echo "NOT FIRING  $message"
    echo "$output"
    failed=1
  else
    echo "fires       $message"
  fi
}

expect "there is nothing to publish" -t:Publish -p:NoBuild=true -p:AzurePackages=contracts
expect "it must be 'real' or 'contracts'" -t:CheckAzurePackages -p:AzurePackages=mixed

# A real build that sees a contract, as if somebody had added the project reference.
smuggled=$(mktemp --suffix=.props)
trap 'rm -f "$smuggled"' EXIT
echo '<Project><ItemGroup><ReferencePath Include="AzureStorage.Contracts.dll" /></ItemGroup></Project>' > "$smuggled"
expect "may not reference the contracts" -t:KeepContractsOutOfRealBuild -p:AzurePackages=real -p:CustomBeforeMicrosoftCommonTargets="$smuggled"

exit $failed
