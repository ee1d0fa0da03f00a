using MudBlazor;

namespace FlashdutyConsole.Components;

/// <summary>MudBlazor's theme in the console's colours; the same values as tokens.css.</summary>
public static class ConsoleTheme
{
    /// <summary>Cookie holding the chosen appearance: a name of <see cref="ConsoleAppearance"/> in lower case.</summary>
    public const string AppearanceCookie = "console-appearance";

    /// <summary>Cookie in which the browser tells whether its system is dark (<c>1</c>), so that the first paint fits.</summary>
    public const string SystemDarkCookie = "console-system-dark";

    private static readonly string[] SystemFonts =
    [
        "system-ui", "-apple-system", "Segoe UI", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC",
        "Noto Sans SC", "WenQuanYi Micro Hei", "sans-serif",
    ];

    /// <summary>Light and dark palettes, system fonts, calm corners.</summary>
    public static MudTheme Theme { get; } = new()
    {
        PaletteLight = new PaletteLight
        {
            Primary = "#1d67dd",
            Secondary = "#4a5568",
            Background = "#f5f6f8",
            Surface = "#ffffff",
            AppbarBackground = "#ffffff",
            AppbarText = "#1b2330",
            DrawerBackground = "#ffffff",
            DrawerText = "#3b4454",
            DrawerIcon = "#5b6577",
            TextPrimary = "#1b2330",
            TextSecondary = "#5b6577",
            ActionDefault = "#5b6577",
            Divider = "#e4e7ec",
            LinesDefault = "#e4e7ec",
            LinesInputs = "#b9c0cc",
            TableLines = "#e9ecf0",
            Error = "#d13438",
            Warning = "#b45f06",
            Success = "#1c7c3f",
            Info = "#1d67dd",
        },
        PaletteDark = new PaletteDark
        {
            Primary = "#6aa3ff",
            PrimaryContrastText = "#0b1728",
            Secondary = "#a3adbd",
            Background = "#121418",
            Surface = "#1b1e24",
            AppbarBackground = "#1b1e24",
            AppbarText = "#e8ebf0",
            DrawerBackground = "#1b1e24",
            DrawerText = "#c6ccd6",
            DrawerIcon = "#a3adbd",
            TextPrimary = "#e8ebf0",
            TextSecondary = "#a3adbd",
            ActionDefault = "#a3adbd",
            Divider = "#2c313a",
            LinesDefault = "#2c313a",
            LinesInputs = "#4a5261",
            TableLines = "#272b33",
            Error = "#ff7b76",
            Warning = "#f0a95b",
            Success = "#6fcf8f",
            Info = "#6aa3ff",
            // These are light: white on them could not be read.
            ErrorContrastText = "#0b1728",
            WarningContrastText = "#0b1728",
            SuccessContrastText = "#0b1728",
            InfoContrastText = "#0b1728",
        },
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "6px", DrawerWidthLeft = "220px", AppbarHeight = "56px" },
        Typography = new Typography
        {
            Default = new DefaultTypography { FontFamily = SystemFonts, FontSize = "0.9375rem", LineHeight = "1.5", LetterSpacing = "normal" },
            Body1 = new Body1Typography { FontFamily = SystemFonts, FontSize = "0.9375rem", LetterSpacing = "normal" },
            Body2 = new Body2Typography { FontFamily = SystemFonts, FontSize = "0.875rem", LetterSpacing = "normal" },
            Caption = new CaptionTypography { FontFamily = SystemFonts, FontSize = "0.8125rem", LetterSpacing = "normal" },
            Button = new ButtonTypography { FontFamily = SystemFonts, TextTransform = "none", LetterSpacing = "normal" },
            H5 = new H5Typography { FontFamily = SystemFonts, FontSize = "1.375rem", FontWeight = "600" },
            H6 = new H6Typography { FontFamily = SystemFonts, FontSize = "1.0625rem", FontWeight = "600" },
            Subtitle1 = new Subtitle1Typography { FontFamily = SystemFonts, LetterSpacing = "normal" },
            Subtitle2 = new Subtitle2Typography { FontFamily = SystemFonts, LetterSpacing = "normal", FontWeight = "600" },
        },
        Shadows = new Shadow(),
    };
}
