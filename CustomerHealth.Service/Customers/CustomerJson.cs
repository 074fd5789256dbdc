using System.Text.Json.Serialization;

namespace CustomerHealth.Service.Customers;

[JsonSerializable(typeof(IReadOnlyDictionary<string, string>))]
internal sealed partial class CustomerJson : JsonSerializerContext;
