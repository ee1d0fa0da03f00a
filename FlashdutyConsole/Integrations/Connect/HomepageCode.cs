using QRCoder;

namespace FlashdutyConsole.Integrations.Connect;

/// <summary>An address as a QR code.</summary>
public static class HomepageCode
{
    private const int Module = 4;

    /// <summary>The picture as SVG, black on white whatever the page's colours are: cameras want it so.</summary>
    public static string Svg(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        using var data = QRCodeGenerator.GenerateQrCode(address.AbsoluteUri, QRCodeGenerator.ECCLevel.M);
        using var code = new SvgQRCode(data);
        return code.GetGraphic(Module, "#000000", "#ffffff", drawQuietZones: true, SvgQRCode.SizingMode.ViewBoxAttribute);
    }
}
