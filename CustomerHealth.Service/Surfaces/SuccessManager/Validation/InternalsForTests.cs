using System.Runtime.CompilerServices;

// The kinds of values a surface takes are tested one by one, as a table; nobody outside has use for them.
[assembly: InternalsVisibleTo("CustomerHealth.Tests")]
