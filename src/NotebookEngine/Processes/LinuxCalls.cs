using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace NotebookEngine.Processes;

/// <summary>What .NET has no name for: pipes in the place of the standard streams, and groups of processes.</summary>
internal static class LinuxCalls
{
    private const int CloseOnExec = 0x80000;
    private const int NoWait = 0x800;
    private const uint Nonblocking = 2;
    private const int CopyClosing = 1030;
    private const int SetFlags = 4;
    private const short Readable = 1;
    private const int Kill = 9;
    private const nuint BytesWaiting = 0x541B;
    private const int MostAtOnce = 4096;

    /// <summary>How many bytes a pipe holds.</summary>
    public const int PipeBytes = 1 << 16;

    /// <summary>The two ends of a new pipe: reading never waits, writing does. Neither is handed on to children.</summary>
    /// <exception cref="IOException">The system gives none.</exception>
    public static (int Read, int Write) Pipe()
    {
        int[] ends = new int[2];
        Check(pipe2(ends, CloseOnExec));
        Check(fcntl(ends[0], SetFlags, NoWait));
        return (ends[0], ends[1]);
    }

    /// <summary>The other end of a pipe that this process writes to: reading never waits.</summary>
    /// <exception cref="IOException">It is no pipe.</exception>
    public static int OpenPipe(int descriptor) => Check(open(Encoding.ASCII.GetBytes($"/proc/self/fd/{descriptor}\0"), NoWait | CloseOnExec));

    /// <summary>Whether a path leads to a pipe or a device: to read one as a file is to wait, perhaps for ever.</summary>
    public static bool IsStream(string path)
    {
        int descriptor = open(Encoding.UTF8.GetBytes(path + '\0'), NoWait | CloseOnExec);
        if (descriptor < 0)
            return false;
        using var file = new FileStream(new SafeFileHandle(descriptor, ownsHandle: true), FileAccess.Read, bufferSize: 0);
        return !file.CanSeek;
    }

    /// <summary>Reads what is in a pipe and leaves it there.</summary>
    /// <param name="descriptor">The end that is read.</param>
    /// <param name="copy">An empty pipe.</param>
    /// <param name="bytes">Where it goes: no less than a pipe holds.</param>
    /// <returns>How many bytes there are.</returns>
    public static int Peek(int descriptor, (int Read, int Write) copy, byte[] bytes) =>
        tee(descriptor, copy.Write, bytes.Length, Nonblocking) > 0 ? Read(copy.Read, bytes) : 0;

    /// <summary>Whether a pipe has no room for the longest text that is written at once: whoever writes to it waits.</summary>
    public static bool IsFull(int descriptor) => ioctl(descriptor, BytesWaiting, out int waiting) == 0 && waiting > PipeBytes - MostAtOnce;

    /// <summary>Another descriptor of the same file, not handed on to children.</summary>
    public static int Copy(int descriptor) => Check(fcntl(descriptor, CopyClosing, 3));

    /// <summary>Makes a descriptor one of another's file.</summary>
    public static void Replace(int descriptor, int other) => Check(dup2(other, descriptor));

    /// <param name="descriptor">What is looked at.</param>
    /// <param name="milliseconds">How long to wait for it; -1 for ever.</param>
    public static bool IsReadable(int descriptor, int milliseconds)
    {
        var watched = new Watched { Descriptor = descriptor, Asked = Readable };
        return poll(ref watched, 1, milliseconds) > 0;
    }

    /// <returns>How many bytes were read; zero where there are none.</returns>
    public static int Read(int descriptor, byte[] bytes) => Math.Max(0, (int)read(descriptor, bytes, bytes.Length));

    public static void Write(int descriptor, ReadOnlySpan<byte> bytes) => write(descriptor, bytes.ToArray(), bytes.Length);

    /// <summary>Gives this process a group of its own, which the processes that it starts belong to.</summary>
    public static void BeginGroup() => _ = setpgid(0, 0);

    /// <summary>Ends a group of processes at once; zero for the own one.</summary>
    public static void EndGroup(int leader) => _ = kill(-leader, Kill);

    private static int Check(int result) =>
        result >= 0 ? result : throw new IOException($"The system refused a pipe for the standard streams: {Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError())}.");

#pragma warning disable IDE1006, CA5392 // The names of the system's library, which the system itself finds.
    [DllImport("libc", SetLastError = true)]
    private static extern int pipe2([Out] int[] ends, int flags);

    [DllImport("libc", SetLastError = true)]
    private static extern int open(byte[] path, int flags);

    [DllImport("libc")]
    private static extern nint tee(int from, int to, nint length, uint flags);

    [DllImport("libc", SetLastError = true)]
    private static extern int dup2(int from, int to);

    [DllImport("libc", SetLastError = true)]
    private static extern int fcntl(int descriptor, int command, nint argument);

    [DllImport("libc")]
    private static extern int ioctl(int descriptor, nuint request, out int answer);

    [DllImport("libc")]
    private static extern nint read(int descriptor, byte[] bytes, nint length);

    [DllImport("libc")]
    private static extern nint write(int descriptor, byte[] bytes, nint length);

    [DllImport("libc")]
    private static extern int poll(ref Watched watched, nuint count, int milliseconds);

    [DllImport("libc")]
    private static extern int setpgid(int process, int group);

    [DllImport("libc")]
    private static extern int kill(int process, int signal);
#pragma warning restore IDE1006, CA5392

    [StructLayout(LayoutKind.Sequential)]
    private struct Watched
    {
        public int Descriptor;
        public short Asked;
        public short Seen;
    }
}
