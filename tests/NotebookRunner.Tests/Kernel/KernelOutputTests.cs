using System.Text;
using NotebookEngine.Protocol;
using NotebookKernel.Execution;
using NotebookKernel.Messages;
using NotebookRunner.Tests.Book;
using NotebookRunner.Tests.Wire;

namespace NotebookRunner.Tests.Kernel;

/// <summary>To which cell belongs what is shown.</summary>
public sealed class KernelOutputTests
{
    private static int Cells => LookedAt.IsWholeBook ? 200_000 : 40_000;

    [Fact]
    public async Task What_a_task_writes_while_the_next_cell_starts_belongs_to_one_of_them()
    {
        await using var socket = Wires.Publisher();
        var output = new KernelOutput(new Publisher(socket, new MessageCodec("key")), new FigureScript(null));
        byte[][] requests = ["{}"u8.ToArray(), Encoding.UTF8.GetBytes($$"""{"msg_id":"{{new string('1', 100)}}"}""")];

        var writing = Task.Run(() =>
        {
            for (int i = 0; i < Cells; i++)
                output.Send(new TextWritten("stdout", "."));
        });
        for (int i = 0; !writing.IsCompleted; i++)
            output.Start(requests[i % 2], "cell", i, isSilent: false);

        await writing;
    }
}
