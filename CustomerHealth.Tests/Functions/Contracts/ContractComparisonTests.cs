using CustomerHealth.Tests.Functions.Contracts.Samples;
using Xunit;

namespace CustomerHealth.Tests.Functions.Contracts;

/// <summary>That the comparison with the packages fires: contracts that are wrong in one point each.</summary>
public sealed class ContractComparisonTests
{
    [Theory]
    [InlineData(typeof(WrongName.Client))]
    [InlineData(typeof(WrongOrder.Client))]
    [InlineData(typeof(WrongDefault.Client))]
    [InlineData(typeof(NoDefault.Client))]
    [InlineData(typeof(WrongNull.Client))]
    [InlineData(typeof(SilentAboutNull.Client))]
    [InlineData(typeof(WrongReturn.Client))]
    [InlineData(typeof(NotVirtual.Client))]
    [InlineData(typeof(Protected.Client))]
    [InlineData(typeof(NoSetter.Client))]
    [InlineData(typeof(NoConstraint.Client))]
    [InlineData(typeof(TooMuch.Client))]
    [InlineData(typeof(Sealed.Client))]
    [InlineData(typeof(WrongBase.Client))]
    [InlineData(typeof(WrongValue.Mode))]
    [InlineData(typeof(ValueMissing.Mode))]
    [InlineData(typeof(MemberMissing.IThing))]
    [InlineData(typeof(WrongUsage.MarkAttribute))]
    public void A_contract_that_differs_is_found(Type contract) =>
        Assert.Contains($"{contract.Name}: the ", Compare(contract), StringComparison.Ordinal);

    [Fact]
    public void A_contract_may_leave_out_what_is_not_in_use() => Assert.Equal("", Compare(typeof(Fewer.Client)));

    [Fact]
    public void Both_sides_of_a_difference_are_shown()
    {
        var difference = Compare(typeof(WrongDefault.Client));

        Assert.Contains("the contract says:\nvirtual Task SendAsync(string text, string? note = null, int count = 2)\n", difference, StringComparison.Ordinal);
        Assert.Contains("the package says:\nvirtual Task SendAsync(string text, string? note = null, int count = 1)\n", difference, StringComparison.Ordinal);
    }

    [Fact]
    public void A_type_that_no_package_has_is_found() => Assert.Contains(
        "Client: no package has it", ContractComparison.Differences([typeof(Fewer.Client)], [typeof(string).Assembly]), StringComparison.Ordinal);

    private static string Compare(Type contract) =>
        ContractComparison.Between(contract, typeof(Package).GetNestedType(contract.Name)!);
}
