using System.Reflection;

namespace CustomerHealth.Tests.Functions.Contracts;

/// <summary>Holds declarations against those that they stand for.</summary>
internal static class ContractComparison
{
    /// <returns>Every difference, from both sides; empty when there is none.</returns>
    public static string Differences(IEnumerable<Type> contracts, IReadOnlyCollection<Assembly> packages) => string.Concat(contracts.Select(
        contract => packages.Select(package => package.GetType(contract.FullName!)).FirstOrDefault(found => found is { IsVisible: true }) is { } real
            ? Between(contract, real)
            : Difference.Part($"{TypeNames.Plain(contract)}: no package has it", [TypeSignature.Of(contract)])));

    /// <summary>What a contract declares and its package does not; of an enum or an interface, which are used whole, the reverse too.</summary>
    public static string Between(Type contract, Type real)
    {
        var declared = Signatures(contract);
        var there = Signatures(real);
        var wrong = declared.Except(there).ToList();
        var whole = contract.IsInterface || (contract.IsEnum && !TypeSignature.IsServiceVersion(contract));
        var right = there.Except(declared).Where(signature => whole || wrong.Exists(other => Name(other) == Name(signature)));
        return Difference.Part($"{TypeNames.Plain(contract)}: the contract says", wrong)
            + Difference.Part($"{TypeNames.Plain(contract)}: the package says", right);
    }

    private static List<string> Signatures(Type type) =>
        [.. TypeSignature.All(type), .. TypeSignature.IsServiceVersion(type) ? TypeSignature.Values(type).Select(MemberSignature.Of) : []];

    /// <summary>What a signature is about: enough to show the other side's of the same name.</summary>
    private static string Name(string signature)
    {
        if (signature.StartsWith('('))
        {
            return signature.StartsWith("(implements", StringComparison.Ordinal) ? signature : "(";
        }

        var end = signature.IndexOfAny(['(', '{', '=']);
        return signature[..(end < 0 ? signature.Length : end)].TrimEnd().Split(' ')[^1].Split('<')[0];
    }
}
