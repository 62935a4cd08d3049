using System.Text.Json;
using SequenceModels.Data;

namespace SequenceModels.Checkpoints;

/// <summary>A standardizer as JSON, with every bit: <c>{"Mean":280.3,"Deviation":119.5}</c>.</summary>
internal static class StandardizerJson
{
    public static string Write(Standardizer standardizer) => JsonSerializer.Serialize(standardizer);

    /// <exception cref="InvalidDataException">It is not a standardizer.</exception>
    public static Standardizer Read(string json, string path)
    {
        try
        {
            return JsonSerializer.Deserialize<Standardizer>(json) ?? throw new JsonException("it is null");
        }
        catch (Exception error) when (error is JsonException or ArgumentException)
        {
            throw new InvalidDataException($"{path} holds no standardizer in its metadata: {Shown.Cut(error.Message, 200)}", error);
        }
    }
}
