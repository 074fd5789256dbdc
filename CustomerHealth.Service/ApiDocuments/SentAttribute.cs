namespace CustomerHealth.Service.ApiDocuments;

/// <summary>On a record that says what is sent to us: a field that may be null there may be left out. Of an answer every field is there.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class SentAttribute : Attribute;
