using SequenceModels.Tests.Golden;

namespace SequenceModels.Tests.Conformance;

/// <summary>What PyTorch and ONNX say, file by file; see <see cref="VectorFiles"/>. Each kind of file is checked by the class of its name.</summary>
[Trait("Category", "Conformance")]
public class ConformanceTests(ConformanceReport report) : IClassFixture<ConformanceReport>
{
    public static TheoryData<string> Files => [.. VectorFiles.All()];

    [Theory]
    [MemberData(nameof(Files))]
    public void The_library_gives_what_the_reference_gives(string path)
    {
        try
        {
            Check(new GoldenFile(path));
            report.Passed();
        }
        catch (UnsupportedVectorException missing)
        {
            report.Unsupported(path, missing.Message);
        }
        catch
        {
            report.Failed(path);
            throw;
        }
    }

    private static void Check(GoldenFile file)
    {
        Action<GoldenFile> check = file.Kind switch
        {
            "layer" => TorchLayer.Check,
            "bidirectional-head" => TorchBidirectionalHead.Check,
            "loss" => TorchLoss.Check,
            "embedding" => TorchEmbedding.Check,
            "optimizer" => TorchOptimizer.Check,
            "clipping" => TorchClipping.Check,
            "training-trace" => TorchTrainingTrace.Check,
            "truncated-bptt" => TorchTruncatedBptt.Check,
            "onnx-node-test" or "onnx-runtime" or "onnx-gradient" => OnnxNode.Check,
            _ => throw new UnsupportedVectorException($"kind {file.Kind}"),
        };
        check(file);
    }
}
