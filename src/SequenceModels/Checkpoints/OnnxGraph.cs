using System.Buffers.Binary;
using Google.Protobuf;
using Onnx;
using static Onnx.AttributeProto.Types;

namespace SequenceModels.Checkpoints;

/// <summary>An ONNX graph that grows node by node. Every method returns the name of what it has added.</summary>
internal sealed class OnnxGraph
{
    private const int OperatorSet = 14, FileVersion = 8;

    private readonly GraphProto graph = new() { Name = "sequence_model" };

    public ModelProto ToModel() => new()
    {
        IrVersion = FileVersion,
        ProducerName = "SequenceModels",
        Graph = graph,
        OpsetImport = { new OperatorSetIdProto { Domain = "", Version = OperatorSet } },
    };

    /// <summary>An input; a size that is only known when the model runs has a name.</summary>
    public string Input(string name, TensorProto.Types.DataType type, params object[] sizes)
    {
        graph.Input.Add(Value(name, type, sizes));
        return name;
    }

    /// <summary>Calls what a node says by the name of an output.</summary>
    public void Output(string from, string name, params object[] sizes)
    {
        graph.Node.Add(new NodeProto { OpType = "Identity", Input = { from }, Output = { name } });
        graph.Output.Add(Value(name, TensorProto.Types.DataType.Float, sizes));
    }

    public string Node(string operation, params string[] inputs) => Node(operation, inputs, 1)[0];

    public string[] Node(string operation, string[] inputs, int outputs, params AttributeProto[] attributes)
    {
        string[] names = [.. Enumerable.Range(0, outputs).Select(i => $"{operation}_{graph.Node.Count}_{i}")];
        var node = new NodeProto { OpType = operation, Name = $"{operation}_{graph.Node.Count}" };
        node.Input.AddRange(inputs);
        node.Output.AddRange(names);
        node.Attribute.AddRange(attributes);
        graph.Node.Add(node);
        return names;
    }

    /// <summary>One array behind the other along an axis; a single one as it is.</summary>
    public string Concat(IReadOnlyList<string> parts, int axis) => parts.Count == 1 ? parts[0] : Node("Concat", [.. parts], 1, Attribute("axis", axis))[0];

    public string Squeeze(string from, int axis) => Node("Squeeze", from, Constant(axis));

    /// <summary>Entries <paramref name="first"/> … first + count − 1 along axis 1.</summary>
    public string Columns(string from, int first, int count) => Node("Slice", from, Constant(first), Constant(first + count), Constant(1));

    public string Constant(params long[] values)
    {
        var tensor = new TensorProto { Name = $"constant_{graph.Initializer.Count}", DataType = (int)TensorProto.Types.DataType.Int64, Dims = { values.Length } };
        tensor.Int64Data.AddRange(values);
        graph.Initializer.Add(tensor);
        return tensor.Name;
    }

    /// <summary>Weights, the last index running fastest, as floats.</summary>
    public string Weights(string name, IReadOnlyCollection<Real> values, params long[] shape)
    {
        var bytes = new byte[values.Count * sizeof(float)];
        foreach (var (i, value) in values.Index())
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(i * sizeof(float)), (float)value);
        var tensor = new TensorProto { Name = $"{name}_{graph.Initializer.Count}", DataType = (int)TensorProto.Types.DataType.Float, RawData = UnsafeByteOperations.UnsafeWrap(bytes) };
        tensor.Dims.AddRange(shape);
        graph.Initializer.Add(tensor);
        return tensor.Name;
    }

    public static AttributeProto Attribute(string name, long value) => new() { Name = name, Type = AttributeType.Int, I = value };

    public static AttributeProto Attribute(string name, string value) => new() { Name = name, Type = AttributeType.String, S = ByteString.CopyFromUtf8(value) };

    public static AttributeProto Attribute(string name, IEnumerable<string> values)
    {
        var attribute = new AttributeProto { Name = name, Type = AttributeType.Strings };
        attribute.Strings.AddRange(values.Select(ByteString.CopyFromUtf8));
        return attribute;
    }

    private static ValueInfoProto Value(string name, TensorProto.Types.DataType type, object[] sizes)
    {
        var shape = new TensorShapeProto();
        shape.Dim.AddRange(sizes.Select(size => size is string symbol
            ? new TensorShapeProto.Types.Dimension { DimParam = symbol }
            : new TensorShapeProto.Types.Dimension { DimValue = (int)size }));
        return new ValueInfoProto { Name = name, Type = new TypeProto { TensorType = new TypeProto.Types.Tensor { ElemType = (int)type, Shape = shape } } };
    }
}
