namespace FlashdutyConsole.Templates.Engine.Times;

/// <summary>A piece of a layout: something of a time, or text that stands for itself.</summary>
internal enum LayoutPart
{
    Literal,
    LongMonth,
    Month,
    NumberMonth,
    ZeroMonth,
    LongWeekday,
    Weekday,
    Day,
    UnderDay,
    ZeroDay,
    UnderYearDay,
    ZeroYearDay,
    Hour,
    Hour12,
    ZeroHour12,
    Minute,
    ZeroMinute,
    Second,
    ZeroSecond,
    LongYear,
    Year,
    UpperPm,
    LowerPm,
    ZoneName,
    Offset,
    FractionZeros,
    FractionNines,
}
