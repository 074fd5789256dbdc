namespace CustomerHealth.Service.Customers;

/// <summary>The name of a person in two parts, for those who know no other.</summary>
/// <param name="First">All but the last word.</param>
/// <param name="Last">The last word; empty for a name of one word.</param>
public readonly record struct PersonName(string First, string Last)
{
    public const string FirstAttribute = "first_name";
    public const string LastAttribute = "last_name";

    /// <summary>
    /// As the attributes <see cref="FirstAttribute"/> and <see cref="LastAttribute"/> say, since nobody can tell from outside where a name is
    /// cut; without them at the last space: a person's own name, an organisation's contact or else its name.
    /// </summary>
    public static PersonName Of(CustomerProfile profile)
    {
        if (profile.Attributes.TryGetValue(FirstAttribute, out var first) | profile.Attributes.TryGetValue(LastAttribute, out var last))
        {
            return new PersonName(first ?? string.Empty, last ?? string.Empty);
        }

        var name = (profile.Kind == CustomerKind.Organisation ? profile.Account.ContactName ?? profile.Name : profile.Name).Trim();
        var cut = name.LastIndexOf(' ');
        return cut < 0 ? new PersonName(name, string.Empty) : new PersonName(name[..cut].TrimEnd(), name[(cut + 1)..]);
    }
}
