namespace FlashdutyConsole.Benchmarks;

/// <summary>One measurement or one fault run. A class with a constructor without parameters is found and listed by itself.</summary>
public interface IRun
{
    /// <summary>The word on the command line, in lower case: the number of the check or measurement, such as <c>a2</c>.</summary>
    string Name { get; }

    /// <summary>What happens, in one line.</summary>
    string Description { get; }

    /// <summary>Does it and returns its rows. An exception means that the run itself could not be carried out.</summary>
    Task<RunResult> RunAsync(RunContext context);
}
