namespace FlashdutyConsole.Templates.Help;

/// <summary>Texts of the page that explains the language of templates.</summary>
internal sealed class TemplateHelpStrings
{
    internal const string Title = nameof(Title);
    internal const string Lead = nameof(Lead);
    internal const string ToTemplates = nameof(ToTemplates);
    internal const string Search = nameof(Search);
    internal const string NothingFound = nameof(NothingFound);
    internal const string Clear = nameof(Clear);
    internal const string GuideTitle = nameof(GuideTitle);
    internal const string GuideValue = nameof(GuideValue);
    internal const string GuideValueText = nameof(GuideValueText);
    internal const string GuideLabel = nameof(GuideLabel);
    internal const string GuideLabelText = nameof(GuideLabelText);
    internal const string GuideIf = nameof(GuideIf);
    internal const string GuideIfText = nameof(GuideIfText);
    internal const string GuideRange = nameof(GuideRange);
    internal const string GuideRangeText = nameof(GuideRangeText);
    internal const string GuidePipe = nameof(GuidePipe);
    internal const string GuidePipeText = nameof(GuidePipeText);
    internal const string GuideTime = nameof(GuideTime);
    internal const string GuideTimeText = nameof(GuideTimeText);
    internal const string GuideRoom = nameof(GuideRoom);
    internal const string GuideRoomText = nameof(GuideRoomText);
    internal const string FieldsTitle = nameof(FieldsTitle);
    internal const string FieldsLead = nameof(FieldsLead);
    internal const string FieldsOf = nameof(FieldsOf);
    internal const string FieldsOfElement = nameof(FieldsOfElement);
    internal const string Field = nameof(Field);
    internal const string Meaning = nameof(Meaning);
    internal const string FunctionsTitle = nameof(FunctionsTitle);
    internal const string FunctionsLead = nameof(FunctionsLead);
    internal const string Example = nameof(Example);
    internal const string Result = nameof(Result);
    internal const string NoExample = nameof(NoExample);
    internal const string EmptyResult = nameof(EmptyResult);
    internal const string SampleData = nameof(SampleData);
    internal const string RefusedTitle = nameof(RefusedTitle);
    internal const string RefusedText = nameof(RefusedText);
    internal const string Family_Language = nameof(Family_Language);
    internal const string Family_Flashduty = nameof(Family_Flashduty);
    internal const string Family_Strings = nameof(Family_Strings);
    internal const string Family_Lists = nameof(Family_Lists);
    internal const string Family_Dicts = nameof(Family_Dicts);
    internal const string Family_Math = nameof(Family_Math);
    internal const string Family_Dates = nameof(Family_Dates);
    internal const string Family_Defaults = nameof(Family_Defaults);
    internal const string Family_Encoding = nameof(Family_Encoding);
    internal const string Family_Regex = nameof(Family_Regex);
    internal const string Family_Types = nameof(Family_Types);
}
