"""Made data/pytorch-lstm.safetensors, once, with PyTorch 1.13 on one thread: an LSTM that was trained there, and what it computes.

    python3 make_pytorch_lstm.py                    trains and writes the file beside this script
    python3 make_pytorch_lstm.py check FILE         loads FILE into nn.LSTM and nn.Linear, and compares what they compute with what they computed before

Needs PyTorch only. Another version or machine may give other last digits: the weights then are another network, as good as this one.
"""
import csv, json, math, pathlib, struct, sys
import torch

here = pathlib.Path(__file__).parent
D, H, TRAINED = 3, 8, 119                   # features, units, months to learn from: February 1949 to December 1958


class Forecaster(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.rnn = torch.nn.LSTM(D, H, batch_first=True)
        self.linear = torch.nn.Linear(H, 1)

    def forward(self, x):
        return self.linear(self.rnn(x)[0])


def months():
    """[143, 3]: how much the logarithm of the passengers grew in a month, scaled by the months to learn from, and that month as a point on a circle."""
    passengers = [float(row["passengers"]) for row in csv.DictReader(open(here / "airline-passengers.csv"))]
    growth = torch.tensor(passengers, dtype=torch.float64).log().diff()
    growth = (growth - growth[:TRAINED].mean()) / growth[:TRAINED].std(unbiased=False)
    angle = torch.arange(1, len(passengers), dtype=torch.float64) * 2 * math.pi / 12
    return torch.stack([growth, angle.sin(), angle.cos()], dim=1).float()


def train(x, y):
    model = Forecaster()
    optimizer = torch.optim.Adam(model.parameters(), lr=0.01, weight_decay=0.01)
    for _ in range(300):
        loss = torch.nn.functional.mse_loss(model(x[:, :TRAINED - 1]), y[:, :TRAINED - 1])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(f"mean squared error, trained {loss.item():.4f}")
    return model.eval()


def write(path, tensors):
    """The safetensors format: 8 bytes with the length of the header, little-endian; the header, JSON; the numbers, row after row."""
    header, data = {"__metadata__": {"format": "pt", "torch": torch.__version__}}, b""
    for name, tensor in tensors.items():
        raw = tensor.detach().float().contiguous().numpy().astype("<f4").tobytes()
        header[name] = {"dtype": "F32", "shape": list(tensor.shape), "data_offsets": [len(data), len(data) + len(raw)]}
        data += raw
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    path.write_bytes(struct.pack("<Q", len(text)) + text + data)


def read(path):
    """F32 and F64 only: what write and the C# library write."""
    raw = pathlib.Path(path).read_bytes()
    length, = struct.unpack("<Q", raw[:8])
    header = json.loads(raw[8:8 + length])
    header.pop("__metadata__", None)
    kinds = {"F32": torch.float32, "F64": torch.float64}
    return {name: torch.frombuffer(bytearray(raw[8 + length + t["data_offsets"][0]:8 + length + t["data_offsets"][1]]), dtype=kinds[t["dtype"]]).reshape(t["shape"])
            for name, t in header.items()}


def make():
    torch.manual_seed(1)
    torch.set_num_threads(1)
    series = months()
    x, y = series[None, :-1], series[None, 1:, :1]
    model, gru = train(x, y), torch.nn.GRU(D, H, batch_first=True)
    probe = torch.randn(2, 6, D)
    output, (h, c) = model.rnn(probe)
    prediction = model(x)
    held_out = torch.nn.functional.mse_loss(prediction[:, TRAINED - 1:], y[:, TRAINED - 1:])
    print(f"mean squared error, held out {held_out.item():.4f}")
    write(here / "pytorch-lstm.safetensors", {
        **model.state_dict(), **{f"gru.{name}": value for name, value in gru.state_dict().items()},
        "probe.x": probe, "probe.lstm": output, "probe.h_n": h, "probe.c_n": c, "probe.gru": gru(probe)[0],
        "series.x": x, "series.prediction": prediction})


def check(path):
    model, expected = Forecaster(), read(here / "pytorch-lstm.safetensors")
    model.load_state_dict(read(path))       # every name and every shape must fit
    apart = (model(expected["series.x"]) - expected["series.prediction"]).abs().max().item()
    print(f"loaded into nn.LSTM and nn.Linear; largest difference of a forecast {apart:.1e}")
    sys.exit(apart > 1e-6)


check(sys.argv[2]) if sys.argv[1:2] == ["check"] else make()
