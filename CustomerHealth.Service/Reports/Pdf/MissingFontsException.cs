namespace CustomerHealth.Service.Reports.Pdf;

/// <summary>This build has no fonts, so it can write no PDF. The message says what to install.</summary>
public sealed class MissingFontsException : Exception
{
    public const string WhatToDo =
        "This build has no fonts for PDF reports: install Node with npm and build again with its registry in reach.";

    public MissingFontsException()
        : base(WhatToDo)
    {
    }

    public MissingFontsException(string message)
        : base(message)
    {
    }

    public MissingFontsException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
