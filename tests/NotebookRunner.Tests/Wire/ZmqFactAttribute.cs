namespace NotebookRunner.Tests.Wire;

/// <summary>A fact that needs libzmq, and says what is missing where it cannot run.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ZmqFactAttribute : FactAttribute
{
    public ZmqFactAttribute() => Skip = ZmqClient.Missing;
}
