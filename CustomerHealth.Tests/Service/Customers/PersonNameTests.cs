using CustomerHealth.Service.Customers;
using Xunit;

namespace CustomerHealth.Tests.Service.Customers;

public sealed class PersonNameTests
{
    [Theory]
    [InlineData("Jane Smith", "Jane", "Smith")]
    [InlineData("Mary Ann Smith", "Mary Ann", "Smith")]
    [InlineData(" Plato ", "Plato", "")]
    public void A_name_is_cut_at_its_last_space(string name, string first, string last) =>
        Assert.Equal(new PersonName(first, last), PersonName.Of(Profile(CustomerKind.Person, name)));

    [Fact]
    public void An_organisation_goes_by_its_contact_and_else_by_its_name()
    {
        var acme = Profile(CustomerKind.Organisation, "Acme Tools");

        Assert.Equal(new PersonName("Jane", "Smith"), PersonName.Of(acme with { Account = new AccountDetails(ContactName: "Jane Smith") }));
        Assert.Equal(new PersonName("Acme", "Tools"), PersonName.Of(acme));
    }

    [Fact]
    public void What_the_attributes_say_is_not_guessed_at()
    {
        var attributes = new SortedDictionary<string, string> { ["first_name"] = "Vincent", ["last_name"] = "van Gogh" };

        Assert.Equal(new PersonName("Vincent", "van Gogh"), PersonName.Of(Profile(CustomerKind.Person, "Vincent van Gogh") with { Attributes = attributes }));
    }

    private static CustomerProfile Profile(CustomerKind kind, string name) =>
        new() { Id = "c", Kind = kind, Name = name, CreatedAt = default, UpdatedAt = default };
}
