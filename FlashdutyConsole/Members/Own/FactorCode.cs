using QRCoder;

namespace FlashdutyConsole.Members.Own;

/// <summary>The QR code that an authenticator app reads.</summary>
internal static class FactorCode
{
    private const int Module = 4;

    /// <summary>The code as SVG.</summary>
    /// <param name="address">The <c>otpauth</c> address.</param>
    public static string Svg(string address)
    {
        using var data = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);
        using var code = new SvgQRCode(data);
        return code.GetGraphic(Module, "#000000", "#ffffff", drawQuietZones: true, SvgQRCode.SizingMode.ViewBoxAttribute);
    }
}
