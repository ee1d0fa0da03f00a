namespace FlashdutyConsole.Templates.Engine.Evaluation;

/// <summary>A limit was reached. Leaves the engine as a <see cref="TemplateException"/> with the place.</summary>
internal sealed class LimitException(string message) : Exception(message);
