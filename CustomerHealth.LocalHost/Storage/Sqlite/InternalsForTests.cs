using System.Runtime.CompilerServices;

// The order of key bytes and the flushing of commits are promises of their own, tested where they are made.
[assembly: InternalsVisibleTo("CustomerHealth.Tests")]
