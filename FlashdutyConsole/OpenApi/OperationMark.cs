namespace FlashdutyConsole.OpenApi;

/// <summary>Marks an endpoint as an operation of the Open API: asked for with another method, it answers 405.</summary>
public sealed class OperationMark;
