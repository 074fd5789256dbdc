using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace CustomerHealth.Service.Pages;

/// <summary>Text in a chart. In C#, because Razor takes a tag of the name <c>text</c> for one of its own.</summary>
public sealed class ChartText : ComponentBase
{
    [Parameter] public string? X { get; set; }

    [Parameter] public string? Y { get; set; }

    [Parameter] public int? Dx { get; set; }

    [Parameter] public int? Dy { get; set; }

    /// <summary>start, middle or end.</summary>
    [Parameter] public string? Anchor { get; set; }

    [Parameter] public string? Class { get; set; }

    [Parameter, EditorRequired] public string Text { get; set; } = "";

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.OpenElement(0, "text");
        builder.AddAttribute(1, "class", Class);
        builder.AddAttribute(2, "x", X);
        builder.AddAttribute(3, "y", Y);
        builder.AddAttribute(4, "dx", Dx);
        builder.AddAttribute(5, "dy", Dy);
        builder.AddAttribute(6, "text-anchor", Anchor);
        builder.AddContent(7, Text);
        builder.CloseElement();
    }
}
