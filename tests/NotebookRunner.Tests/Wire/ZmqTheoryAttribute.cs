namespace NotebookRunner.Tests.Wire;

/// <summary>A theory that needs libzmq, and says what is missing where it cannot run.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ZmqTheoryAttribute : TheoryAttribute
{
    public ZmqTheoryAttribute() => Skip = ZmqClient.Missing;
}
