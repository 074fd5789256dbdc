using CustomerHealth.Service.Reports.Pdf.Text;
using Xunit;

namespace CustomerHealth.Tests.Service.Reports.Pdf.Text;

public sealed class ArabicFormsTests
{
    [Theory]
    [InlineData("ب", "ﺏ")] // alone
    [InlineData("بب", "ﺑﺐ")] // first, last
    [InlineData("ببب", "ﺑﺒﺐ")] // first, within, last
    [InlineData("دب", "ﺩﺏ")] // dal does not join what follows
    [InlineData("بد", "ﺑﺪ")]
    [InlineData("بَب", "ﺑَﺐ")] // a mark does not part letters
    [InlineData("لا", "ﻻ")] // lam and alef are one
    [InlineData("سلام", "ﺳﻼﻡ")]
    [InlineData("ب\u200Cب", "ﺏﺏ")] // kept apart on purpose
    [InlineData("ب\u200D", "ﺑ")] // joined on purpose
    [InlineData("پچژکگی", "ﭘﭽﮋﮐﮕﯽ")] // Persian
    [InlineData("شركة المثال", "ﺷﺮﻛﺔ ﺍﻟﻤﺜﺎﻝ")]
    [InlineData("مؤسسة", "ﻣﺆﺳﺴﺔ")]
    public void Letters_take_the_form_of_their_place(string text, string expected)
    {
        Assert.Equal(expected, Shaped(text, _ => true));
    }

    [Fact]
    public void Where_no_font_has_a_form_the_letter_stays() => Assert.Equal("بب", Shaped("بب", form => form != 0xFE91 && form != 0xFE90));

    [Fact]
    public void A_form_tells_its_letters()
    {
        Assert.Equal("ش", ArabicForms.Letters('ﺷ'));
        Assert.Equal("لا", ArabicForms.Letters('ﻼ'));
        Assert.Equal("ی", ArabicForms.Letters('ﯽ'));
        Assert.Null(ArabicForms.Letters('a'));
    }

    private static string Shaped(string text, Func<int, bool> has) =>
        string.Concat(ArabicForms.Of(PlainText.CodePoints(text), has).Select(char.ConvertFromUtf32));
}
