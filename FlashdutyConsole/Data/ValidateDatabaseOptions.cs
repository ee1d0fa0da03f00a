using Microsoft.Extensions.Options;

namespace FlashdutyConsole.Data;

/// <summary>Stops the start when the database cannot be used.</summary>
public sealed class ValidateDatabaseOptions : IValidateOptions<DatabaseOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, DatabaseOptions options) => options.Provider switch
    {
        "Sqlite" => ValidateOptionsResult.Success,
        "PostgreSQL" => ValidateOptionsResult.Fail("Database:Provider: this version stores in Sqlite only; remove the setting or set it to Sqlite"),
        _ => ValidateOptionsResult.Fail($"Database:Provider: '{options.Provider}' is not Sqlite or PostgreSQL"),
    };
}
