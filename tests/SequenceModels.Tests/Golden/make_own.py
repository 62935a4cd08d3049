"""Writes own_*.json: options that the files from PyTorch and ONNX here do not have. Plain Python, written from the equations of
nn.RNN, nn.LSTM, nn.GRU and ONNX; gradients by the complex step, f'(x) = Im f(x + ih) / h, exact to the last digits."""
import cmath, json, pathlib, random

H = 1e-30
rng = random.Random(7)
here = pathlib.Path(__file__).parent


def tensor(*shape):
    count = 1
    for size in shape:
        count *= size
    return {"shape": list(shape), "data": [round(rng.uniform(-1, 1), 4) for _ in range(count)]}


def at(t, *index):
    flat = 0
    for size, i in zip(t["shape"], index):
        flat = flat * size + i
    return t["data"][flat]


def real(shape, data):
    return {"shape": list(shape), "data": [v.real if isinstance(v, complex) else v for v in data]}


def affine(w, x, b=None, rows=None):
    return [sum(at(w, r, c) * v for c, v in enumerate(x)) + (b["data"][r] if b else 0) for r in (rows or range(w["shape"][0]))]


def sigmoid(v):
    return 1 / (1 + cmath.exp(-v))


def relu(v):
    return v if v.real > 0 else 0


def step(op, w, x, h, c, f=cmath.tanh):
    n = len(h)
    a, r = affine(w[0], x, w[2]), affine(w[1], h, w[3])
    if op == "RNN":
        return [f(p + q) for p, q in zip(a, r)], c
    if op == "LSTM":
        s = [p + q for p, q in zip(a, r)]
        c = [sigmoid(s[n + k]) * c[k] + sigmoid(s[k]) * cmath.tanh(s[2 * n + k]) for k in range(n)]
        return [sigmoid(s[3 * n + k]) * cmath.tanh(c[k]) for k in range(n)], c
    out = []
    for k in range(n):
        reset, z = sigmoid(a[k] + r[k]), sigmoid(a[n + k] + r[n + k])
        out.append((1 - z) * cmath.tanh(a[2 * n + k] + reset * r[2 * n + k]) + z * h[k])
    return out, c


def run(op, w, xs, h, c, backwards, f=cmath.tanh):
    out = [None] * len(xs)
    for t in reversed(range(len(xs))) if backwards else range(len(xs)):
        h, c = step(op, w, xs[t], h, c, f)
        out[t] = h
    return out, h, c


class Net:
    """Layers of one or two directions, as PyTorch names them."""

    def __init__(self, op, i, n, layers=1, two=False, bias=True, prefix="", f=cmath.tanh):
        self.op, self.n, self.layers, self.two, self.prefix, self.f = op, n, layers, two, prefix, f
        gates, self.weights = {"RNN": 1, "LSTM": 4, "GRU": 3}[op], {}
        for k in range(layers):
            for end in self.ends():
                d = i if k == 0 else n * (1 + two)
                shapes = {"weight_ih": (gates * n, d), "weight_hh": (gates * n, n), **({"bias_ih": (gates * n,), "bias_hh": (gates * n,)} if bias else {})}
                for name, shape in shapes.items():
                    self.weights[f"{prefix}{name}_l{k}{end}"] = tensor(*shape)

    def ends(self):
        return ["", "_reverse"] if self.two else [""]

    def example(self, xs, b, h0=None, c0=None):
        finals = []
        for k in range(self.layers):
            outs = []
            for j, end in enumerate(self.ends()):
                w = [self.weights.get(f"{self.prefix}{name}_l{k}{end}") for name in ("weight_ih", "weight_hh", "bias_ih", "bias_hh")]
                start = lambda s: [at(s, len(finals), b, u) for u in range(self.n)] if s else [0] * self.n
                out, h, c = run(self.op, w, xs, start(h0), start(c0), j == 1, self.f)
                outs.append(out)
                finals.append((h, c))
            xs = [sum(parts, []) for parts in zip(*outs)]
        return xs, finals


def gradients(tensors, loss):
    result = {}
    for name, t in tensors.items():
        slopes = []
        for i, v in enumerate(t["data"]):
            t["data"][i] = complex(v, H)
            slopes.append(loss().imag / H)
            t["data"][i] = v
        result[name] = real(t["shape"], slopes)
    return result


def rows(x, b, length, batch_first=False):
    return [[at(x, b, t, i) if batch_first else at(x, t, b, i) for i in range(x["shape"][2])] for t in range(length)]


def write(name, kind, op, attributes, **content):
    file = {"source": "make_own.py", "name": name, "kind": kind, "op": op, "attributes": attributes, **content, "tolerance": {"rtol": 1e-09, "atol": 1e-11}}
    (here / f"{name}.json").write_text(json.dumps(file, indent=1) + "\n")


def cross_entropy(logits, target, weights=None, smoothing=0):
    top = max(v.real for v in logits)
    total = cmath.log(sum(cmath.exp(v - top) for v in logits)) + top
    w, classes = weights or [1] * len(logits), len(logits)
    return sum(((1 - smoothing) * (k == target) + smoothing / classes) * w[k] * (total - v) for k, v in enumerate(logits))


def layer(name, op, i, n, t, lengths, batch_first=False, state=False, f=None, **options):
    net = Net(op, i, n, f=relu if f else cmath.tanh, **options)
    batch, d, s = len(lengths), 1 + net.two, net.layers * (1 + net.two)
    x = tensor(*((batch, t, i) if batch_first else (t, batch, i)))
    inputs = {"x": x, **({"h0": tensor(s, batch, n)} if state else {}), **({"c0": tensor(s, batch, n)} if state and op == "LSTM" else {})}
    names = ["output", "h_n"] + (["c_n"] if op == "LSTM" else [])
    loss_weights = {"output": tensor(*x["shape"][:2], d * n), **{key: tensor(s, batch, n) for key in names[1:]}}

    def forward():
        result = {key: {"shape": value["shape"], "data": [0] * len(value["data"])} for key, value in loss_weights.items()}
        for b, length in enumerate(lengths):
            out, finals = net.example(rows(x, b, length, batch_first), b, inputs.get("h0"), inputs.get("c0"))
            for step_, values in enumerate(out):
                place = (b * t + step_ if batch_first else step_ * batch + b) * d * n
                result["output"]["data"][place:place + d * n] = values
            for k, final in enumerate(finals):
                for key, values in zip(names[1:], final):
                    result[key]["data"][(k * batch + b) * n:(k * batch + b + 1) * n] = values
        return result

    def loss():
        return sum(complex(v) * w for key, value in forward().items() for v, w in zip(value["data"], loss_weights[key]["data"]))

    attributes = {"num_layers": net.layers, "bidirectional": net.two, "batch_first": batch_first, "bias": options.get("bias", True), **({"nonlinearity": f} if f else {})}
    outputs = {key: real(value["shape"], value["data"]) for key, value in forward().items()}
    given = {**inputs, **({} if set(lengths) == {t} else {"sequence_lens": {"shape": [batch], "data": lengths}})}
    write(name, "layer", op, attributes, weights=net.weights, inputs=given, outputs=outputs, loss_weights=loss_weights, loss=loss().real,
          gradients={"weights": gradients(net.weights, loss), "inputs": gradients(inputs, loss)})


def head(name, op, definition, read):
    t, batch, i, n, classes = 4, 2, 2, 2, 3
    net, x = Net(op, i, n, two=True, prefix="rnn."), tensor(t, batch, i)
    weights = {**net.weights, "linear.weight": tensor(classes, 2 * n), "linear.bias": tensor(classes)}
    targets = [rng.randrange(classes) for _ in range(batch)]

    def forward():
        each = [net.example(rows(x, b, t), b) for b in range(batch)]
        return each, [affine(weights["linear.weight"], read(out, [h for h, _ in finals]), weights["linear.bias"]) for out, finals in each]

    def loss():
        return sum(cross_entropy(logits, target) for logits, target in zip(forward()[1], targets)) / batch

    each, logits = forward()
    outputs = {"output": real((t, batch, 2 * n), [v for s in range(t) for out, _ in each for v in out[s]]),
               "h_n": real((2, batch, n), [v for k in range(2) for _, finals in each for v in finals[k][0]]),
               "logits": real((batch, classes), sum(logits, []))}
    write(name, "bidirectional-head", op, {"num_layers": 1, "bidirectional": True, "head": name.split("_", 3)[3], "head_definition": definition}, weights=weights,
          inputs={"x": x, "targets": {"shape": [batch], "data": targets}}, outputs=outputs, loss=loss().real,
          gradients={"weights": gradients(weights, loss), "inputs": gradients({"x": x}, loss)})


def truncated(name, op, words, one, scale, rate, linear=True):
    """Chunks that carry the state on; the loss is scale times the sum of one(output, target)."""
    t, chunk, batch, i, n = 6, 2, 2, 2, 3
    net, x, k = Net(op, i, n, prefix="rnn."), tensor(t, batch, i), 2 if linear else n
    weights = {**net.weights, **({"linear.weight": tensor(k, n), "linear.bias": tensor(k)} if linear else {})}
    targets = {"shape": [t, batch, k], "data": [rng.randrange(2) if one is binary else round(rng.uniform(-1, 1), 4) for _ in range(t * batch * k)]}
    given, chunks, states = {key: real(value["shape"], value["data"]) for key, value in weights.items()}, [], [([0] * n, [0] * n)] * batch

    def forward(first):
        total, after = 0, []
        for b in range(batch):
            w = [weights[f"rnn.{part}_l0"] for part in ("weight_ih", "weight_hh", "bias_ih", "bias_hh")]
            out, h, c = run(op, w, rows(x, b, t)[first:first + chunk], *states[b], False)
            after.append((h, c))
            for step_, values in enumerate(out):
                o = affine(weights["linear.weight"], values, weights["linear.bias"]) if linear else values
                total += sum(one(v, at(targets, first + step_, b, r)) for r, v in enumerate(o))
        return scale(chunk * batch * k) * total, after

    for first in range(0, t, chunk):
        slopes, (loss, after) = gradients(weights, lambda: complex(forward(first)[0])), forward(first)
        states = [tuple([v.real for v in part] for part in pair) for pair in after]
        kept = {"h": real((1, batch, n), sum((h for h, _ in states), [])), **({"c": real((1, batch, n), sum((c for _, c in states), []))} if op == "LSTM" else {})}
        chunks.append({"from": first, "to": first + chunk, "loss": complex(loss).real, "gradients": slopes, "state_after": kept})
        for key in weights if rate else ():
            weights[key]["data"] = [v - rate * d for v, d in zip(weights[key]["data"], slopes[key]["data"])]
    write(name, "truncated-bptt", op, {"T": t, "chunk": chunk, "N": batch, "num_layers": 1, "loss": words, "sgd_lr_after_each_chunk": rate}, weights=given,
          inputs={"x": x, "targets": targets}, chunks=chunks)


def squared(v, y):
    return (v - y) ** 2


def binary(v, y):
    return cmath.log(1 + cmath.exp(v)) - v * y


def losses():
    prediction, target = tensor(5, 3), [0, 2, -100, 1, 2]
    weights = [0.5, 2.0, 1.25]
    for reduction in ("mean", "sum"):
        def loss():
            kept = [(b, y) for b, y in enumerate(target) if y >= 0]
            total = sum(cross_entropy([at(prediction, b, k) for k in range(3)], y, weights, 0.2) for b, y in kept)
            return total / (sum(weights[y] for _, y in kept) if reduction == "mean" else 1)
        write(f"own_loss_ce_{reduction}_all_options", "loss", "softmax_cross_entropy", {"reduction": reduction, "ignore_index": -100, "label_smoothing": 0.2},
              inputs={"prediction": prediction, "target": {"shape": [5], "data": target}, "class_weights": {"shape": [3], "data": weights}},
              loss=loss().real, gradients=gradients({"prediction": prediction}, loss))
    p, y = tensor(2, 3, 2), {"shape": [2, 3, 2], "data": [rng.randrange(2) for _ in range(12)]}
    pairs = lambda: zip(p["data"], y["data"])
    for op, one in (("mse", lambda a, b: (a - b) ** 2), ("bce_with_logits", lambda a, b: cmath.log(1 + cmath.exp(a)) - a * b)):
        loss = lambda: complex(sum(one(a, b) for a, b in pairs()))
        write(f"own_loss_{op}_sum_t2_n3_c2", "loss", op, {"reduction": "sum"}, inputs={"prediction": p, "target": y}, loss=loss().real, gradients=gradients({"prediction": p}, loss))


def clipping():
    for name, op, attributes in (("value", "clip_grad_value_", {"clip_value": 0.4}), ("norm_inf", "clip_grad_norm_", {"max_norm": 0.5, "norm_type": "inf"}),
                                 ("norm_1", "clip_grad_norm_", {"max_norm": 0.5, "norm_type": 1.0}), ("norm_3", "clip_grad_norm_", {"max_norm": 0.5, "norm_type": 3.0})):
        given = {"w": tensor(2, 3), "b": tensor(3)}
        every = [abs(v) for t in given.values() for v in t["data"]]
        p = attributes.get("norm_type")
        norm = None if p is None else max(every) if p == "inf" else sum(v ** p for v in every) ** (1 / p)
        change = (lambda v: max(-0.4, min(0.4, v))) if p is None else (lambda v: v * min(1, 0.5 / (norm + 1e-6)))
        write(f"own_clip_{name}", "clipping", op, attributes, inputs={"gradients": given},
              outputs={**({} if norm is None else {"total_norm": norm}), "gradients": {k: real(t["shape"], map(change, t["data"])) for k, t in given.items()}})


def optimizer(name, op, options, move):
    p = tensor(2, 2)
    initial, memory, steps = {"w": real([2, 2], p["data"])}, [{} for _ in range(4)], []
    for t in range(1, 6):
        g = tensor(2, 2)
        p = real([2, 2], [move(v, d, m, t) for v, d, m in zip(p["data"], g["data"], memory)])
        steps.append({"step": t, "gradients": {"w": g}, "parameters_after": {"w": p}})
    write(f"own_opt_{name}", "optimizer", op, options, initial=initial, steps=steps)


def onnx_step(op, w, d, x, h, c, f):
    n, g = len(h), {"RNN": 1, "LSTM": 4}[op]
    a = [sum(at(w["W"], d, r, i) * v for i, v in enumerate(x)) + sum(at(w["R"], d, r, i) * v for i, v in enumerate(h))
         + at(w["B"], d, r) + at(w["B"], d, g * n + r) for r in range(g * n)]
    if op == "RNN":
        return [f(v) for v in a], c
    p = lambda block, k: at(w["P"], d, block * n + k)
    i = [sigmoid(a[k] + p(0, k) * c[k]) for k in range(n)]
    forget = [sigmoid(a[2 * n + k] + p(2, k) * c[k]) for k in range(n)]
    new = [forget[k] * c[k] + i[k] * cmath.tanh(a[3 * n + k]) for k in range(n)]
    return [sigmoid(a[n + k] + p(1, k) * new[k]) * cmath.tanh(new[k]) for k in range(n)], new


def onnx(name, op, t, i, n, lengths, attributes, bends=(cmath.tanh, cmath.tanh)):
    batch, dirs, g = len(lengths), 2, {"RNN": 1, "LSTM": 4}[op]
    first = attributes.get("layout") == 1
    state = (batch, dirs, n) if first else (dirs, batch, n)
    inputs = {"X": tensor(*((batch, t, i) if first else (t, batch, i))), "W": tensor(dirs, g * n, i), "R": tensor(dirs, g * n, n), "B": tensor(dirs, 2 * g * n), "initial_h": tensor(*state)}
    if op == "LSTM":
        inputs.update({"initial_c": tensor(*state), "P": tensor(dirs, 3 * n)})
    loss_weights = {"Y": tensor(*((batch, t, dirs, n) if first else (t, dirs, batch, n))), "Y_h": tensor(*state), **({"Y_c": tensor(*state)} if op == "LSTM" else {})}

    def put(tensors, key, values, *index):
        flat = 0
        for size, k in zip(tensors[key]["shape"], index):
            flat = flat * size + k
        tensors[key]["data"][flat * n:flat * n + n] = values

    def forward():
        result = {key: {"shape": value["shape"], "data": [0] * len(value["data"])} for key, value in loss_weights.items()}
        for d in range(dirs):
            for b, length in enumerate(lengths):
                place = (b, d) if first else (d, b)
                start = lambda key: [at(inputs[key], *place, k) for k in range(n)] if key in inputs else [0] * n
                h, c, xs = start("initial_h"), start("initial_c"), rows(inputs["X"], b, length, first)
                for s in reversed(range(length)) if d else range(length):
                    h, c = onnx_step(op, inputs, d, xs[s], h, c, bends[d])
                    put(result, "Y", h, *((b, s, d) if first else (s, d, b)))
                put(result, "Y_h", h, *place)
                if op == "LSTM":
                    put(result, "Y_c", c, *place)
        return result

    def loss():
        return sum(complex(v) * w for key, value in forward().items() for v, w in zip(value["data"], loss_weights[key]["data"]))

    outputs = {key: real(value["shape"], value["data"]) for key, value in forward().items()}
    slopes = gradients(inputs, loss)
    write(name, "onnx-gradient", op, {"hidden_size": n, "direction": "bidirectional", **attributes}, inputs={**inputs, "sequence_lens": {"shape": [batch], "data": lengths}},
          outputs=outputs, loss_weights=loss_weights, loss=loss().real, gradients=slopes)


def nesterov(p, g, m, t):
    g += 0.02 * p
    m["b"] = g if t == 1 else 0.8 * m["b"] + g
    return p - 0.1 * (g + 0.8 * m["b"])


def amsgrad(p, g, m, t):
    g += 0.03 * p
    m["m"], m["v"] = 0.8 * m.get("m", 0) + 0.2 * g, 0.95 * m.get("v", 0) + 0.05 * g * g
    m["top"] = max(m.get("top", 0), m["v"])
    return p - 0.01 / (1 - 0.8 ** t) * m["m"] / (m["top"] ** 0.5 / (1 - 0.95 ** t) ** 0.5 + 1e-6)


def centered(p, g, m, t):
    g += 0.01 * p
    m["v"], m["a"] = 0.9 * m.get("v", 0) + 0.1 * g * g, 0.9 * m.get("a", 0) + 0.1 * g
    m["b"] = 0.5 * m.get("b", 0) + g / ((m["v"] - m["a"] ** 2) ** 0.5 + 1e-5)
    return p - 0.02 * m["b"]


def decaying(p, g, m, t):
    g += 0.01 * p
    m["s"] = m.get("s", 0.3) + g * g
    return p - 0.1 / (1 + (t - 1) * 0.2) * g / (m["s"] ** 0.5 + 1e-8)


layer("own_lstm_bi_batch_first_no_bias_lengths", "LSTM", 2, 2, 4, [2, 4, 1], batch_first=True, two=True, bias=False)
layer("own_gru_l2_bi_state_lengths", "GRU", 2, 2, 3, [3, 1], layers=2, two=True, state=True)
layer("own_rnn_relu_l2_bi_no_bias", "RNN", 2, 3, 3, [3, 3], layers=2, two=True, bias=False, f="relu")
head("own_bihead_gru_final", "GRU", "logits = concat(forward_{T-1}, backward_0) W^T + b; mean cross entropy over N", lambda out, h: h[0] + h[1])
head("own_bihead_lstm_last_output", "LSTM", "logits = output[T-1] W^T + b; mean cross entropy over N", lambda out, h: out[-1])
head("own_bihead_rnn_mean", "RNN", "logits = (mean of output over T) W^T + b; mean cross entropy over N", lambda out, h: [sum(v) / len(out) for v in zip(*out)])
losses()
clipping()
optimizer("sgd_nesterov_decay", "SGD", {"lr": 0.1, "momentum": 0.8, "nesterov": True, "weight_decay": 0.02}, nesterov)
optimizer("adam_amsgrad_decay", "Adam", {"lr": 0.01, "betas": [0.8, 0.95], "eps": 1e-6, "weight_decay": 0.03, "amsgrad": True}, amsgrad)
optimizer("rmsprop_centered_momentum", "RMSprop", {"lr": 0.02, "alpha": 0.9, "eps": 1e-5, "weight_decay": 0.01, "momentum": 0.5, "centered": True}, centered)
optimizer("adagrad_decay_start", "Adagrad", {"lr": 0.1, "lr_decay": 0.2, "eps": 1e-8, "weight_decay": 0.01, "initial_accumulator_value": 0.3}, decaying)
onnx("own_onnx_lstm_bidir_peephole_batchwise_lens", "LSTM", 3, 2, 2, [3, 1, 2], {"layout": 1})
onnx("own_onnx_rnn_bidir_tanh_relu_lens", "RNN", 3, 2, 3, [2, 3], {"activations": ["Tanh", "Relu"]}, (cmath.tanh, relu))
truncated("own_tbptt_gru_squared", "GRU", "mean squared error over chunk*N*outputs", squared, lambda count: 1 / count, None)
truncated("own_tbptt_lstm_squared_sum_sgd", "LSTM", "sum of squared errors", squared, lambda count: 1, 0.05)
truncated("own_tbptt_rnn_binary", "RNN", "mean binary cross entropy with logits", binary, lambda count: 1 / count, 0.1)
truncated("own_tbptt_rnn_half_squared_states", "RNN", "half the sum of squared errors of the states", squared, lambda count: 0.5, None, linear=False)
