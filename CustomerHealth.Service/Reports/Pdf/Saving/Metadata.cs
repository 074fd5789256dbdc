using System.Globalization;
using System.Security;
using System.Text;
using PdfSharp.Pdf;

namespace CustomerHealth.Service.Reports.Pdf.Saving;

/// <summary>What a PDF says of itself once more as XML (XMP), for archives and search.</summary>
internal static class Metadata
{
    public static byte[] Of(PdfDocumentInformation info)
    {
        var moment = info.CreationDate.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var title = SecurityElement.Escape(info.Title);
        return Encoding.UTF8.GetBytes($"""
            <?xpacket begin="{'\uFEFF'}" id="W5M0MpCehiHzreSzNTczkc9d"?>
            <x:xmpmeta xmlns:x="adobe:ns:meta/">
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
            <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
            <dc:format>application/pdf</dc:format>
            <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
            <dc:creator><rdf:Seq><rdf:li>{SecurityElement.Escape(info.Author)}</rdf:li></rdf:Seq></dc:creator>
            <dc:language><rdf:Bag><rdf:li>en</rdf:li></rdf:Bag></dc:language>
            <xmp:CreateDate>{moment}</xmp:CreateDate>
            <xmp:ModifyDate>{moment}</xmp:ModifyDate>
            </rdf:Description>
            </rdf:RDF>
            </x:xmpmeta>
            <?xpacket end="r"?>
            """.ReplaceLineEndings("\n"));
    }
}
