using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using CustomerHealth.Service.Storage;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace CustomerHealth.Service.Web.Security;

/// <summary>
/// Keeps the keys that sign sessions and protect stored secrets, so that every instance has the same ones: each key a blob in container
/// <c>keys</c>, and a row in table <c>Settings</c>, partition <c>keys</c>, that names it. Blobs cannot be listed through our port, and a
/// list kept in a blob would lose a key when two instances make one at the same moment; rows are only added.
/// </summary>
/// <remarks>The interface is synchronous; it is asked at the start and about once a day.</remarks>
internal sealed class DataProtectionKeys(ITableStore tables, IBlobStore blobs) : IXmlRepository
{
    private const string Partition = "keys";

    public IReadOnlyCollection<XElement> GetAllElements() => ReadAsync().GetAwaiter().GetResult();

    public void StoreElement(XElement element, string friendlyName) => AddAsync(element).GetAwaiter().GetResult();

    private async Task<IReadOnlyCollection<XElement>> ReadAsync()
    {
        var elements = new List<XElement>();
        await foreach (var row in tables.ReadAllAsync(new TableQuery(TableNames.Settings, Partition), CancellationToken.None))
        {
            if (await blobs.GetAsync(BlobContainers.Keys, row.RowKey, CancellationToken.None) is { } content)
            {
                elements.Add(XElement.Parse(Encoding.UTF8.GetString(content.Span)));
            }
        }

        return elements;
    }

    private async Task AddAsync(XElement element)
    {
        var content = Encoding.UTF8.GetBytes(element.ToString(SaveOptions.DisableFormatting));
        var name = Convert.ToHexStringLower(SHA256.HashData(content));
        await blobs.PutAsync(BlobContainers.Keys, name, content, CancellationToken.None);

        // The blob first: a row never names a key that is not there. A second run finds the row and changes nothing.
        await tables.TransactAsync(TableNames.Settings, [RowOperation.Add(new TableRow(Partition, name))], CancellationToken.None);
    }
}
