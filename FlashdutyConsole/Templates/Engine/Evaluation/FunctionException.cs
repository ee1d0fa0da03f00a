namespace FlashdutyConsole.Templates.Engine.Evaluation;

/// <summary>A function cannot do what it was asked to. Leaves the engine as a <see cref="TemplateException"/> with the place.</summary>
internal sealed class FunctionException(string message) : Exception(message);
