"""Small PyTorch programs, each run once on a real CUDA device and once elsewhere.

Every function takes a torch.device and returns a flat dict of CPU-side values.
Values under keys that begin with "device" may depend on the device; all others
must be the same (to 1e-4) for cpu and cuda.
"""

import copy
import io
import math
import pickle
import warnings

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.utils.data import DataLoader, Dataset, TensorDataset

PROGRAMS = {}


def program(f):
    PROGRAMS[f.__name__] = f
    return f


# --------------------------------------------------------------------------
# things several programs share
# --------------------------------------------------------------------------


def randn(*shape, seed=0, dtype=torch.float32):
    g = torch.Generator().manual_seed(seed)
    return torch.randn(*shape, generator=g, dtype=dtype)


def ramp(*shape, scale=0.1, start=1.0):
    n = math.prod(shape)
    return (torch.arange(n, dtype=torch.float32) * scale + start).reshape(shape)


def host(t):
    return t.detach().cpu().clone()


def fill_params(module, seed=0):
    g = torch.Generator().manual_seed(seed)
    with torch.no_grad():
        for p in module.parameters():
            values = torch.rand(p.shape, generator=g, dtype=torch.float64) - 0.5
            p.copy_(values.to(p.dtype))
    return module


def small_net(seed=0):
    return fill_params(nn.Sequential(nn.Linear(4, 5), nn.Tanh(), nn.Linear(5, 2)), seed)


def small_data():
    return randn(8, 4, seed=1), randn(8, 2, seed=2)


def flat_params(module):
    return torch.cat([p.detach().cpu().reshape(-1).double() for p in module.parameters()])


def train(device, make_optimizer, steps=3, seed=0):
    model = small_net(seed).to(device)
    x, y = small_data()
    x, y = x.to(device), y.to(device)
    opt = make_optimizer(model.parameters())
    losses = []
    for _ in range(steps):
        opt.zero_grad()
        loss = F.mse_loss(model(x), y)
        loss.backward()
        opt.step()
        losses.append(loss.item())
    return model, opt, losses


class Regressor(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(4, 6)
        self.bn = nn.BatchNorm1d(6)
        self.fc2 = nn.Linear(6, 1)

    def forward(self, x):
        return self.fc2(torch.relu(self.bn(self.fc1(x))))


class Standardise(nn.Module):
    def __init__(self, mean, std):
        super().__init__()
        self.register_buffer("mean", torch.tensor(mean))
        self.register_buffer("std", torch.tensor(std), persistent=False)

    def forward(self, x):
        return (x - self.mean) / self.std


class Cube(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x * x * x

    @staticmethod
    def backward(ctx, grad):
        (x,) = ctx.saved_tensors
        return 3 * x * x * grad


class ScaleBy(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, w, k):
        ctx.save_for_backward(x, w)
        ctx.k = k
        return x * w * k

    @staticmethod
    def backward(ctx, grad):
        x, w = ctx.saved_tensors
        gx = grad * w * ctx.k if ctx.needs_input_grad[0] else None
        gw = grad * x * ctx.k if ctx.needs_input_grad[1] else None
        return gx, gw, None


class Squares(Dataset):
    def __len__(self):
        return 7

    def __getitem__(self, i):
        return {"x": torch.tensor([float(i), float(i * i)]), "label": i % 3, "name": f"item{i}"}


# --------------------------------------------------------------------------
# moving tensors
# --------------------------------------------------------------------------


@program
def to_device_round_trip(device):
    """x.to(device) keeps values, shape, dtype; .cpu() brings them back."""
    x = randn(2, 3)
    y = x.to(device)
    back = y.cpu()
    return {
        "values": back,
        "same": torch.equal(x, back),
        "shape": list(y.shape),
        "dtype": str(y.dtype),
        "device": str(y.device),
        "device_is_cuda": y.is_cuda,
        "device_type": y.device.type,
        "device_same_object": y is x,
        "is_leaf": y.is_leaf,
        "requires_grad": y.requires_grad,
    }


@program
def to_device_string(device):
    """x.to("cuda") with a string, and x.to("cpu")."""
    x = torch.arange(5)
    y = x.to(str(device))
    z = y.to("cpu")
    return {
        "values": z.tolist(),
        "device_y": str(y.device),
        "device_z": str(z.device),
        "z_is_cuda": z.is_cuda,
        "cpu_to_cpu_is_same": z.to("cpu") is z,
    }


@program
def to_device_type_string(device):
    """x.to(device.type) lands on the current device of that type."""
    x = torch.ones(3).to(device.type)
    y = x.to(device)
    return {
        "sum": x.sum().item(),
        "device": str(x.device),
        "device_index": str(x.device.index),
        "already_there_is_same": x.to(x.device) is x,
        "y": y.tolist(),
    }


@program
def to_other_tensor(device):
    """x.to(other) takes other's device and dtype."""
    other = torch.zeros(1, dtype=torch.float64, device=device)
    x = torch.tensor([1, 2, 3])
    y = x.to(other)
    return {
        "values": y.tolist(),
        "dtype": str(y.dtype),
        "device": str(y.device),
        "device_equal": y.device == other.device,
    }


@program
def cuda_and_cpu_methods(device):
    """.cuda() when there is a GPU, .cpu() always."""
    x = torch.tensor([1.5, -2.5])
    y = x.cuda() if device.type == "cuda" else x
    z = y.cpu()
    return {
        "values": z,
        "device": str(y.device),
        "device_is_cuda": y.is_cuda,
        "z_is_cpu": z.is_cpu,
        "twice_is_same": z.cpu() is z,
    }


@program
def cuda_method_with_index(device):
    """.cuda(0), .cuda(device) and .cuda(non_blocking=True)."""
    x = torch.tensor([3, 1, 2])
    if device.type == "cuda":
        a, b, c = x.cuda(0), x.cuda(a_dev := torch.device("cuda", 0)), x.cuda(non_blocking=True)
        assert a.device == a_dev
    else:
        a = b = c = x
    return {
        "a": a.tolist(),
        "b": b.tolist(),
        "c": c.cpu().tolist(),
        "device_a": str(a.device),
        "device_b": str(b.device),
        "device_c": str(c.device),
    }


@program
def to_copy_true(device):
    """copy=True always makes a new tensor; the original is untouched."""
    x = torch.zeros(3, device=device)
    same = x.to(device)
    new = x.to(device, copy=True)
    new += 1
    same += 5
    return {
        "x": x.tolist(),
        "new": new.tolist(),
        "new_is_x": new is x,
        "different_memory": new.data_ptr() != x.data_ptr(),
    }


@program
def to_non_blocking(device):
    """non_blocking transfer from pinned (on cuda) memory, then a synchronise."""
    x = ramp(4, 4)
    if device.type == "cuda":
        x = x.pin_memory()
    y = x.to(device, non_blocking=True)
    z = (y * 2).to("cpu", non_blocking=True)
    if device.type == "cuda":
        torch.cuda.synchronize()
    return {"z": z, "device_pinned": x.is_pinned(), "device": str(y.device)}


@program
def to_dtype_and_device(device):
    """x.to(device, dtype) and x.to(device=..., dtype=...)."""
    x = torch.tensor([1.7, -1.7, 300.0])
    a = x.to(device, torch.int32)
    b = x.to(device=device, dtype=torch.float64)
    c = a.to("cpu", torch.float32)
    d = b.to(dtype=torch.float16)
    return {
        "a": a.tolist(),
        "a_dtype": str(a.dtype),
        "b": b.cpu(),
        "c": c,
        "c_dtype": str(c.dtype),
        "d": d.float().tolist(),
        "device_a": str(a.device),
        "device_d": str(d.device),
    }


@program
def to_memory_format(device):
    """channels_last together with a device."""
    x = ramp(2, 3, 4, 5)
    y = x.to(device, memory_format=torch.channels_last)
    z = x.to(device).contiguous(memory_format=torch.channels_last)
    return {
        "stride_y": list(y.stride()),
        "stride_z": list(z.stride()),
        "cl": y.is_contiguous(memory_format=torch.channels_last),
        "c": y.is_contiguous(),
        "values": y.cpu().contiguous(),
        "back_stride": list(y.cpu().stride()),
        "device": str(y.device),
    }


@program
def to_keeps_dense_strides(device):
    """A transposed tensor stays transposed after the transfer; a strided slice is packed."""
    x = ramp(3, 4).t()
    y = x.to(device)
    s = ramp(4, 6)[:, ::2].to(device)
    e = torch.ones(1, 3).expand(4, 3).to(device)
    return {
        "stride": list(y.stride()),
        "contiguous": y.is_contiguous(),
        "values": y.cpu(),
        "slice": s.tolist(),
        "device_slice_stride": str(s.stride()),
        "device_expand_stride": str(e.stride()),
        "expand_sum": e.sum().item(),
    }


@program
def type_conversions(device):
    """float(), int(), long(), bool(), half(), double() methods."""
    x = torch.tensor([0.0, 1.5, -2.9], device=device)
    return {
        "int": x.int().tolist(),
        "long": x.long().tolist(),
        "bool": x.bool().tolist(),
        "half": x.half().float().tolist(),
        "double": x.double().tolist(),
        "byte": torch.tensor([1, 255], device=device).byte().tolist(),
        "dtypes": [str(t.dtype) for t in (x.int(), x.long(), x.bool(), x.half(), x.double())],
        "device": str(x.long().device),
    }


@program
def to_zero_dim_and_empty(device):
    """Scalars and empty tensors survive the transfer."""
    s = torch.tensor(3.25).to(device)
    e = torch.empty(0, 4).to(device)
    return {
        "s": s.item(),
        "s_dim": s.dim(),
        "e_shape": list(e.shape),
        "e_sum": e.sum().item(),
        "e_list": e.tolist(),
        "device_s": str(s.device),
        "device_e": str(e.device),
    }


@program
def device_objects(device):
    """torch.device equality, hashing, type and index."""
    x = torch.zeros(2, device=device)
    return {
        "eq_cpu": torch.device("cpu") == torch.device("cpu"),
        "eq_cuda0": torch.device("cuda:0") == torch.device("cuda", 0),
        "ne_index": torch.device("cuda") == torch.device("cuda:0"),
        "hash": len({torch.device("cuda:0"), torch.device("cuda", 0), torch.device("cpu")}),
        "repr": repr(torch.device("cuda:0")),
        "str": str(torch.device("cuda:1")),
        "device_eq_given": x.device == device,
        "device_x": str(x.device),
        "device_type": x.device.type,
        "device_get": str(x.get_device()),
        "device_is_cpu": x.is_cpu,
        "cpu_get_device": torch.zeros(1).get_device(),
        "cpu_index_none": torch.zeros(1).device.index is None,
    }


@program
def cuda_module_facts(device):
    """The usual questions asked of torch.cuda."""
    if device.type != "cuda":
        return {"done": True}
    x = torch.ones(1000, device=device)
    torch.cuda.synchronize()
    return {
        "done": True,
        "device_available": torch.cuda.is_available(),
        "device_some": torch.cuda.device_count() >= 1,
        "device_current": str(torch.cuda.current_device()),
        "device_name_is_str": isinstance(torch.cuda.get_device_name(0), str),
        "device_allocated": torch.cuda.memory_allocated() >= 4 * x.numel(),
        "device_initialized": torch.cuda.is_initialized(),
    }


# --------------------------------------------------------------------------
# factories
# --------------------------------------------------------------------------


@program
def factories_basic(device):
    """zeros, ones, full, empty with device=."""
    z, o = torch.zeros(2, 3, device=device), torch.ones(4, device=device, dtype=torch.int64)
    f, e = torch.full((2, 2), 7.5, device=device), torch.empty(3, 0, device=device)
    return {
        "z": z.cpu(),
        "o": o.tolist(),
        "f": f.tolist(),
        "e": list(e.shape),
        "dtypes": [str(t.dtype) for t in (z, o, f, e)],
        "device": [str(t.device) for t in (z, o, f, e)],
    }


@program
def factories_from_data(device):
    """torch.tensor and torch.as_tensor of lists, arrays and tensors."""
    a = torch.tensor([[1, 2], [3, 4]], device=device)
    b = torch.tensor(np.array([1.0, 2.0]), device=device)
    c = torch.as_tensor([True, False], device=device)
    d = torch.as_tensor(np.arange(3, dtype=np.float32), device=device)
    e = torch.as_tensor(a)
    f = torch.as_tensor(torch.ones(2), device=device)
    return {
        "a": a.tolist(),
        "b": b.tolist(),
        "c": c.tolist(),
        "d": d.tolist(),
        "f": f.tolist(),
        "dtypes": [str(t.dtype) for t in (a, b, c, d, e, f)],
        "e_is_a": e is a,
        "device": [str(t.device) for t in (a, b, c, d, e, f)],
    }


@program
def factories_of_device_scalars(device):
    """torch.tensor / torch.stack of a Python list of 0-dim device tensors."""
    losses = [torch.tensor(float(i), device=device) * 2 for i in range(3)]
    t = torch.tensor(losses)
    s = torch.stack(losses)
    return {
        "t": t.tolist(),
        "s": s.tolist(),
        "t_dtype": str(t.dtype),
        "sum": sum(losses).item(),
        "max": max(losses).item(),
        "sorted": [v.item() for v in sorted(losses, reverse=True)],
        "device_t": str(t.device),
        "device_s": str(s.device),
    }


@program
def factories_ranges(device):
    """arange, linspace, logspace, eye with device=."""
    a = torch.arange(2, 10, 3, device=device)
    b = torch.arange(0, 1, 0.25, device=device)
    c = torch.linspace(-1, 1, 5, device=device)
    d = torch.logspace(0, 2, 3, device=device)
    e = torch.eye(3, 2, device=device)
    return {
        "a": a.tolist(),
        "b": b.tolist(),
        "c": c.cpu(),
        "d": d.cpu(),
        "e": e.cpu(),
        "dtypes": [str(t.dtype) for t in (a, b, c, d, e)],
        "device": [str(t.device) for t in (a, b, c, d, e)],
    }


@program
def factories_random(device):
    """rand, randn, randint, randperm on the device: shapes, dtypes, bounds."""
    a, b = torch.rand(50, device=device), torch.randn(2, 3, device=device)
    c, d = torch.randint(3, 9, (40,), device=device), torch.randperm(10, device=device)
    return {
        "shapes": [list(t.shape) for t in (a, b, c, d)],
        "dtypes": [str(t.dtype) for t in (a, b, c, d)],
        "a_in": bool(((a >= 0) & (a < 1)).all()),
        "c_in": bool(((c >= 3) & (c < 9)).all()),
        "perm": sorted(d.tolist()),
        "b_finite": torch.isfinite(b).all().item(),
        "device": [str(t.device) for t in (a, b, c, d)],
    }


@program
def random_seed_repeats(device):
    """manual_seed makes device random numbers repeat."""
    torch.manual_seed(3)
    a, b = torch.rand(5, device=device), torch.rand(5, device=device)
    torch.manual_seed(3)
    c = torch.rand(5, device=device)
    return {"repeat": torch.equal(a, c), "fresh": torch.equal(a, b), "device": str(c.device)}


@program
def cpu_stream_untouched_by_device_work(device):
    """Work on the device (no random numbers) leaves the CPU random stream alone."""
    torch.manual_seed(11)
    a = torch.rand(3)
    m = torch.ones(20, 20, device=device)
    (m @ m).sum().item()
    b = torch.rand(3)
    return {"a": a, "b": b}


@program
def cpu_stream_and_device_random(device):
    """Random numbers drawn on a GPU do not advance the CPU generator."""
    torch.manual_seed(11)
    a = torch.rand(3)
    torch.rand(7, device=device)
    b = torch.rand(3)
    torch.manual_seed(11)
    both = torch.rand(6)
    return {"a": a, "device_cpu_stream_untouched": torch.equal(torch.cat([a, b]), both)}


@program
def generator_on_device(device):
    """torch.Generator(device=...) used twice with one seed."""
    g = torch.Generator(device=device)
    g.manual_seed(5)
    a = torch.randn(4, generator=g, device=device)
    g.manual_seed(5)
    b = torch.randn(4, generator=g, device=device)
    return {"same": torch.equal(a, b), "seed": g.initial_seed(), "device_g": g.device.type}


@program
def generator_on_cpu(device):
    """A CPU generator feeding data that then goes to the device."""
    g = torch.Generator().manual_seed(42)
    x = torch.randn(3, generator=g).to(device)
    i = torch.randperm(6, generator=g)
    state = g.get_state()
    u = torch.rand(2, generator=g)
    g.set_state(state)
    v = torch.rand(2, generator=g)
    return {"x": x.cpu(), "i": i.tolist(), "u": u, "again": torch.equal(u, v), "g": str(g.device)}


@program
def like_factories(device):
    """zeros_like, ones_like, full_like, empty_like keep the device and dtype."""
    x = torch.tensor([[1, 2, 3]], device=device, dtype=torch.int16)
    outs = [torch.zeros_like(x), torch.ones_like(x), torch.full_like(x, 9), torch.empty_like(x)]
    fl = torch.full_like(x, 0.5, dtype=torch.float32)
    return {
        "z": outs[0].tolist(),
        "o": outs[1].tolist(),
        "f": outs[2].tolist(),
        "fl": fl.tolist(),
        "dtypes": [str(t.dtype) for t in outs],
        "shape": list(outs[3].shape),
        "device": [str(t.device) for t in outs + [fl]],
    }


@program
def like_factories_other_device(device):
    """zeros_like(x, device=...) in both directions."""
    c, d = torch.ones(2, 2), torch.ones(3, device=device)
    a, b = torch.zeros_like(c, device=device), torch.ones_like(d, device="cpu")
    f = torch.full_like(c, 4.0, device=device)
    return {
        "a": a.tolist(),
        "b": b,
        "f": f.tolist(),
        "device_a": str(a.device),
        "b_dev": str(b.device),
        "device_f": str(f.device),
    }


@program
def like_random(device):
    """rand_like, randn_like, randint_like."""
    x = torch.zeros(3, 4, device=device)
    outs = [
        torch.rand_like(x),
        torch.randn_like(x),
        torch.randint_like(x, 5),
        torch.rand_like(torch.zeros(2), device=device),
    ]
    return {
        "shapes": [list(t.shape) for t in outs],
        "dtypes": [str(t.dtype) for t in outs],
        "ints": bool((outs[2] == outs[2].floor()).all()),
        "device": [str(t.device) for t in outs],
    }


@program
def new_methods(device):
    """new_zeros, new_ones, new_tensor, new_full, new_empty."""
    x = torch.ones(2, dtype=torch.float64, device=device)
    outs = [x.new_zeros(2), x.new_ones(1, 2), x.new_tensor([1, 2]), x.new_full((2,), 3), x.new_empty(4)]
    c = x.new_zeros(2, device="cpu")
    return {
        "values": [t.tolist() for t in outs[:4]],
        "dtypes": [str(t.dtype) for t in outs],
        "device": [str(t.device) for t in outs],
        "c": c,
        "c_dev": str(c.device),
    }


@program
def with_device_context(device):
    """with torch.device(device): factories go there; afterwards they do not."""
    c = torch.ones(2)
    with torch.device(device):
        a, b = torch.zeros(2), torch.tensor([1, 2])
        e, r = torch.arange(3), torch.rand(2)
        explicit = torch.zeros(1, device="cpu")
        like = torch.zeros_like(c)
        moved = torch.as_tensor(c)
        p = nn.Parameter(torch.ones(2))
    after = torch.zeros(1)
    return {
        "a": a.tolist(),
        "b": b.tolist(),
        "e": e.tolist(),
        "r": list(r.shape),
        "explicit": str(explicit.device),
        "like": str(like.device),
        "after": str(after.device),
        "device": [str(t.device) for t in (a, b, e, r, p)],
        "device_as_tensor": str(moved.device),
    }


@program
def with_device_context_module(device):
    """Modules built inside `with torch.device(...)`, and nesting of contexts."""
    with torch.device(device):
        layer = nn.Linear(3, 2)
        bn = nn.BatchNorm1d(2)
        with torch.device("cpu"):
            inner = torch.zeros(1)
        outer = torch.zeros(1)
    nn.init.constant_(layer.weight, 0.5)
    nn.init.zeros_(layer.bias)
    out = bn(layer(ramp(4, 3).to(device)))
    return {
        "out": host(out),
        "inner": str(inner.device),
        "device_outer": str(outer.device),
        "device_w": str(layer.weight.device),
        "device_rm": str(bn.running_mean.device),
    }


@program
def set_default_device(device):
    """torch.set_default_device, restored afterwards."""
    try:
        torch.set_default_device(device)
        a = torch.zeros(3)
        layer = nn.Linear(2, 2)
        where = torch.get_default_device().type
        b = a + torch.tensor([1.0, 2.0, 3.0])
        n = torch.from_numpy(np.ones(2))
    finally:
        torch.set_default_device(None)
    c = torch.zeros(1)
    return {
        "b": b.tolist(),
        "c": str(c.device),
        "n": str(n.device),
        "device_a": str(a.device),
        "device_layer": str(layer.weight.device),
        "device_get": where,
        "after": str(torch.get_default_device()),
    }


@program
def module_device_argument(device):
    """nn.Linear(..., device=device), nn.Conv2d, nn.LayerNorm, nn.Embedding."""
    lin = nn.Linear(3, 2, device=device, dtype=torch.float64)
    conv = nn.Conv2d(1, 2, 3, device=device)
    ln, emb = nn.LayerNorm(4, device=device), nn.Embedding(5, 2, device=device)
    p = nn.Parameter(torch.zeros(3, device=device))
    mods = [lin.weight, lin.bias, conv.weight, ln.weight, emb.weight, p]
    return {
        "shapes": [list(t.shape) for t in mods],
        "dtype": str(lin.weight.dtype),
        "grad": [t.requires_grad for t in mods],
        "leaf": [t.is_leaf for t in mods],
        "types": [type(t).__name__ for t in mods],
        "device": [str(t.device) for t in mods],
    }


# --------------------------------------------------------------------------
# modules and optimizers that move
# --------------------------------------------------------------------------


@program
def module_to_keeps_parameters(device):
    """model.to(device) moves in place: same Parameter objects, same model."""
    model = small_net()
    before = list(model.parameters())
    ids = [id(p) for p in before]
    moved = model.to(device)
    after = list(model.parameters())
    return {
        "same_model": moved is model,
        "same_ids": ids == [id(p) for p in after],
        "same_objects": all(a is b for a, b in zip(before, after)),
        "leaf": all(p.is_leaf and p.requires_grad for p in after),
        "types": sorted({type(p).__name__ for p in after}),
        "values": flat_params(model),
        "device": sorted({str(p.device) for p in before}),
    }


@program
def module_there_and_back(device):
    """to(device) then cpu(): identity, values, output."""
    model = small_net()
    w = model[0].weight
    x, _ = small_data()
    ref = host(model(x))
    model.to(device)
    out = host(model(x.to(device)))
    model.cpu()
    again = host(model(x))
    return {"ref": ref, "out": out, "again": again, "same": model[0].weight is w, "final": str(w.device)}


@program
def module_cuda_method(device):
    """model.cuda() when there is one; next(parameters()).device."""
    model = small_net()
    if device.type == "cuda":
        model = model.cuda()
    where = next(model.parameters()).device
    x = torch.ones(1, 4).to(where)
    return {"out": host(model(x)), "device": str(where)}


def _optimizer_before_move(device, make):
    model = small_net()
    opt = make(model.parameters())
    model.to(device)
    x, y = (t.to(device) for t in small_data())
    for _ in range(3):
        opt.zero_grad()
        F.mse_loss(model(x), y).backward()
        opt.step()
    same = all(a is b for a, b in zip(opt.param_groups[0]["params"], model.parameters()))
    return {"params": flat_params(model), "same": same, "device": str(opt.param_groups[0]["params"][0].device)}


@program
def optimizer_before_move_sgd(device):
    """SGD made on CPU parameters, model moved, then trained."""
    return _optimizer_before_move(device, lambda p: torch.optim.SGD(p, lr=0.1))


@program
def optimizer_before_move_momentum(device):
    """SGD with momentum made before the move."""
    return _optimizer_before_move(device, lambda p: torch.optim.SGD(p, lr=0.1, momentum=0.9))


@program
def optimizer_before_move_adam(device):
    """Adam made before the move: its state is created on the device."""
    model = small_net()
    opt = torch.optim.Adam(model.parameters(), lr=0.01)
    model.to(device)
    x, y = (t.to(device) for t in small_data())
    F.mse_loss(model(x), y).backward()
    opt.step()
    st = opt.state[model[0].weight]
    return {
        "params": flat_params(model),
        "exp_avg": host(st["exp_avg"]),
        "step": float(st["step"]),
        "device_exp_avg": str(st["exp_avg"].device),
        "device_step": str(st["step"].device),
    }


@program
def buffers_move(device):
    """BatchNorm1d: running stats and counters travel with the module and are updated there."""
    bn = nn.BatchNorm1d(3).to(device)
    for i in range(2):
        bn(randn(6, 3, seed=i).to(device))
    names = sorted(n for n, _ in bn.named_buffers())
    return {
        "names": names,
        "mean": host(bn.running_mean),
        "var": host(bn.running_var),
        "count": bn.num_batches_tracked.item(),
        "count_dtype": str(bn.num_batches_tracked.dtype),
        "device": [str(b.device) for _, b in sorted(bn.named_buffers())],
    }


@program
def own_buffers_move(device):
    """register_buffer, persistent and not, used in forward after the move."""
    m = Standardise([1.0, 2.0], [0.5, 4.0]).to(device)
    out = m(torch.tensor([[2.0, 2.0], [1.0, 10.0]], device=device))
    return {
        "out": out.tolist(),
        "keys": sorted(m.state_dict()),
        "n": len(list(m.buffers())),
        "device_mean": str(m.mean.device),
        "device_std": str(m.std.device),
    }


@program
def gradients_move(device):
    """.grad travels with the module, and training goes on."""
    model = small_net()
    x, y = small_data()
    F.mse_loss(model(x), y).backward()
    g0 = host(model[0].weight.grad)
    model.to(device)
    g1 = model[0].weight.grad
    torch.optim.SGD(model.parameters(), lr=0.5).step()
    return {"g0": g0, "g1": host(g1), "params": flat_params(model), "device": str(g1.device)}


@program
def gradients_accumulate_after_move(device):
    """A gradient from CPU and one from the device add up."""
    w = nn.Linear(2, 1, bias=False)
    nn.init.ones_(w.weight)
    w(torch.tensor([[1.0, 2.0]])).sum().backward()
    w.to(device)
    w(torch.tensor([[10.0, 20.0]], device=device)).sum().backward()
    return {"grad": w.weight.grad.tolist(), "device": str(w.weight.grad.device)}


@program
def module_to_dtype(device):
    """module.to(dtype), .double(), and to(device, dtype): integer buffers stay integers."""
    m = nn.Sequential(nn.Linear(2, 2), nn.BatchNorm1d(2))
    p = m[0].weight
    m.to(device, torch.float64)
    d1 = [str(t.dtype) for t in m.state_dict().values()]
    m.to(torch.float32)
    d2 = [str(t.dtype) for t in m.state_dict().values()]
    m.half()
    return {
        "d1": d1,
        "d2": d2,
        "half": str(m[0].weight.dtype),
        "same": m[0].weight is p,
        "device": str(m[0].weight.device),
    }


@program
def module_to_tensor(device):
    """module.to(tensor) takes its device and dtype."""
    m = nn.Linear(2, 2).to(torch.zeros(1, dtype=torch.float64, device=device))
    return {"dtype": str(m.weight.dtype), "device": str(m.weight.device)}


@program
def tied_weights_stay_tied(device):
    """Two layers sharing one Parameter still share it after the move."""
    a, b = nn.Linear(3, 3, bias=False), nn.Linear(3, 3, bias=False)
    b.weight = a.weight
    net = fill_params(nn.Sequential(a, b)).to(device)
    net(torch.ones(2, 3, device=device)).sum().backward()
    return {
        "tied": a.weight is b.weight,
        "n": len(list(net.parameters())),
        "grad": host(a.weight.grad),
        "device": str(b.weight.device),
    }


@program
def plain_attribute_does_not_move(device):
    """A plain tensor attribute is not moved by module.to."""
    m = nn.Linear(2, 1)
    m.scale = torch.tensor([2.0])
    m.to(device)
    return {
        "scale": str(m.scale.device),
        "device_w": str(m.weight.device),
        "scaled": (torch.ones(3, device=device) * m.scale.to(device)).tolist(),
    }


@program
def state_dict_across_devices(device):
    """state_dict on the device, loaded into a CPU model, and the other way."""
    a, b = small_net(1).to(device), small_net(2)
    sd = a.state_dict()
    msg = b.load_state_dict(sd)
    c = small_net(3).to(device)
    w = c[0].weight
    c.load_state_dict(small_net(4).state_dict())
    return {
        "b": flat_params(b),
        "msg": str(msg),
        "keys": list(sd),
        "b_dev": str(b[0].weight.device),
        "c": flat_params(c),
        "same": c[0].weight is w,
        "shares": sd["0.weight"].data_ptr() == a[0].weight.data_ptr(),
        "device_sd": str(sd["0.weight"].device),
        "device_c": str(c[0].weight.device),
        "sd_grad": sd["0.weight"].requires_grad,
    }


@program
def state_dict_assign(device):
    """load_state_dict(assign=True) takes the tensors as they are, wherever they are."""
    m = small_net(1).to(device)
    m.load_state_dict(small_net(2).state_dict(), assign=True)
    k = nn.Linear(4, 5, device="meta")
    k.load_state_dict({"weight": torch.ones(5, 4, device=device), "bias": torch.zeros(5, device=device)}, assign=True)
    return {
        "where": str(m[0].weight.device),
        "params": flat_params(m),
        "k": k.weight.sum().item(),
        "grad": k.weight.requires_grad,
        "device_k": str(k.weight.device),
    }


@program
def meta_to_empty(device):
    """A meta module made real with to_empty(device=...)."""
    m = nn.Linear(3, 2, device="meta")
    m.to_empty(device=device)
    m.load_state_dict({"weight": torch.full((2, 3), 0.5), "bias": torch.tensor([1.0, -1.0])})
    return {"out": host(m(torch.ones(1, 3, device=device))), "device": str(m.weight.device)}


@program
def deepcopy_module(device):
    """copy.deepcopy of a module on the device is independent of it."""
    a = small_net().to(device)
    b = copy.deepcopy(a)
    with torch.no_grad():
        for p in b.parameters():
            p.add_(1)
    return {
        "a": flat_params(a),
        "b": flat_params(b),
        "leaf": b[0].weight.is_leaf,
        "type": type(b[0].weight).__name__,
        "device": str(b[0].weight.device),
    }


@program
def deepcopy_and_clone_tensors(device):
    """copy.copy, copy.deepcopy, clone of tensors on the device."""
    x = torch.tensor([1.0, 2.0], device=device, requires_grad=True)
    d, s, c = copy.deepcopy(x), copy.copy(x), x.clone()
    with torch.no_grad():
        d.mul_(10)
        s.add_(1)
    return {
        "x": x.tolist(),
        "d": d.tolist(),
        "s": s.tolist(),
        "c": c.tolist(),
        "leaf": [d.is_leaf, c.is_leaf],
        "rg": [d.requires_grad, c.requires_grad],
        "device": [str(d.device), str(s.device), str(c.device)],
    }


@program
def save_load_map_location(device):
    """torch.save of device tensors; torch.load with map_location cpu, and none."""
    buf = io.BytesIO()
    torch.save({"w": ramp(2, 3).to(device), "n": 3, "names": ["a", "b"]}, buf)
    buf.seek(0)
    cpu = torch.load(buf, map_location="cpu")
    buf.seek(0)
    here = torch.load(buf)
    buf.seek(0)
    fn = torch.load(buf, map_location=lambda storage, loc: storage)
    buf.seek(0)
    dev = torch.load(buf, map_location=device)
    return {
        "cpu": cpu["w"],
        "n": cpu["n"],
        "names": here["names"],
        "here": here["w"].tolist(),
        "cpu_dev": str(cpu["w"].device),
        "fn_dev": str(fn["w"].device),
        "device_here": str(here["w"].device),
        "device_dev": str(dev["w"].device),
    }


@program
def save_cpu_load_to_device(device):
    """A CPU checkpoint loaded straight to the device."""
    buf = io.BytesIO()
    model = small_net(5)
    torch.save(model.state_dict(), buf)
    buf.seek(0)
    sd = torch.load(buf, map_location=str(device), weights_only=True)
    other = small_net(6).to(device)
    other.load_state_dict(sd)
    return {"params": flat_params(other), "type": type(sd).__name__, "device": str(sd["0.bias"].device)}


@program
def save_load_shared_views(device):
    """Two views of one storage are saved and loaded as views of one storage."""
    base = torch.arange(6.0, device=device)
    buf = io.BytesIO()
    torch.save([base[:3], base[2:]], buf)
    buf.seek(0)
    a, b = torch.load(buf, map_location="cpu")
    a[2] = 100.0
    return {"a": a, "b": b}


@program
def save_whole_module(device):
    """torch.save(model) and load with weights_only=False."""
    buf = io.BytesIO()
    torch.save(small_net(7).to(device), buf)
    buf.seek(0)
    m = torch.load(buf, weights_only=False)
    buf.seek(0)
    c = torch.load(buf, map_location="cpu", weights_only=False)
    return {
        "m": flat_params(m),
        "rg": m[0].weight.requires_grad,
        "type": type(c[0].weight).__name__,
        "c_dev": str(c[0].weight.device),
        "device_m": str(m[0].weight.device),
    }


@program
def pickle_tensors(device):
    """pickle.dumps / loads of a tensor, a Parameter and a module."""
    t = torch.tensor([1, 2, 3], device=device)
    p = nn.Parameter(torch.tensor([0.5, 0.25], device=device))
    m = small_net(8).to(device)
    t2, p2, m2 = pickle.loads(pickle.dumps((t, p, m)))
    return {
        "t": t2.tolist(),
        "p": p2.tolist(),
        "type": type(p2).__name__,
        "rg": p2.requires_grad,
        "m": flat_params(m2),
        "device": [str(t2.device), str(p2.device), str(m2[0].weight.device)],
    }


@program
def checkpoint_and_resume(device):
    """Model and Adam state saved, loaded on CPU, moved to the device, and continued."""
    model, opt, _ = train(device, lambda p: torch.optim.Adam(p, lr=0.05), steps=2)
    buf = io.BytesIO()
    torch.save({"model": model.state_dict(), "opt": opt.state_dict()}, buf)
    buf.seek(0)
    ck = torch.load(buf, map_location="cpu")
    m2 = small_net(9).to(device)
    o2 = torch.optim.Adam(m2.parameters(), lr=0.05)
    m2.load_state_dict(ck["model"])
    o2.load_state_dict(ck["opt"])
    x, y = (t.to(device) for t in small_data())
    for m, o in ((model, opt), (m2, o2)):
        o.zero_grad()
        F.mse_loss(m(x), y).backward()
        o.step()
    st = o2.state[m2[0].weight]
    return {
        "one": flat_params(model),
        "two": flat_params(m2),
        "step": float(st["step"]),
        "device_state": str(st["exp_avg"].device),
        "device_step": str(st["step"].device),
    }


@program
def containers_of_parameters(device):
    """ModuleList, ModuleDict, ParameterList, ParameterDict move as a whole."""
    m = nn.Module()
    m.layers = nn.ModuleList(fill_params(nn.Linear(2, 2), i) for i in range(2))
    m.heads = nn.ModuleDict({"a": fill_params(nn.Linear(2, 1), 5)})
    m.ps = nn.ParameterList([nn.Parameter(torch.ones(2)), nn.Parameter(torch.zeros(1))])
    m.pd = nn.ParameterDict({"k": nn.Parameter(torch.full((2,), 3.0))})
    m.to(device)
    x = torch.tensor([[1.0, -1.0]], device=device)
    for layer in m.layers:
        x = layer(x)
    out = m.heads["a"](x * m.ps[0] + m.pd["k"]) + m.ps[1]
    out.sum().backward()
    return {
        "out": host(out),
        "names": [n for n, _ in m.named_parameters()],
        "g": host(m.pd["k"].grad),
        "device": sorted({str(p.device) for p in m.parameters()}),
    }


@program
def module_apply_and_init(device):
    """model.apply with nn.init functions on the device."""

    def init(layer):
        if isinstance(layer, nn.Linear):
            nn.init.constant_(layer.weight, 0.25)
            nn.init.zeros_(layer.bias)

    m = nn.Sequential(nn.Linear(3, 3), nn.ReLU(), nn.Linear(3, 1)).to(device)
    m.apply(init)
    e = nn.init.eye_(torch.empty(2, 2, device=device))
    x = nn.init.xavier_uniform_(torch.empty(3, 4, device=device))
    return {
        "out": host(m(torch.ones(2, 3, device=device))),
        "e": e.tolist(),
        "x": list(x.shape),
        "bound": bool((x.abs() <= math.sqrt(6 / 7) + 1e-6).all()),
        "device": str(x.device),
    }


@program
def parameters_vector(device):
    """parameters_to_vector and vector_to_parameters."""
    m = small_net().to(device)
    v = nn.utils.parameters_to_vector(m.parameters())
    nn.utils.vector_to_parameters(v.detach() * 2, m.parameters())
    return {"v": host(v), "n": v.numel(), "params": flat_params(m), "device": str(v.device)}


@program
def weight_norm_moves(device):
    """A weight-normed layer moved to the device and trained one step."""
    m = nn.utils.parametrizations.weight_norm(fill_params(nn.Linear(3, 2)))
    m.to(device)
    opt = torch.optim.SGD(m.parameters(), lr=0.1)
    m(torch.ones(2, 3, device=device)).pow(2).sum().backward()
    opt.step()
    return {"w": host(m.weight), "params": flat_params(m), "device": str(m.weight.device)}


@program
def freeze_and_train_head(device):
    """Frozen body, trained head; set requires_grad_(False) after the move."""
    m = small_net().to(device)
    m[0].requires_grad_(False)
    before = host(m[0].weight)
    opt = torch.optim.SGD([p for p in m.parameters() if p.requires_grad], lr=0.1)
    x, y = (t.to(device) for t in small_data())
    F.mse_loss(m(x), y).backward()
    opt.step()
    return {
        "unchanged": torch.equal(before, host(m[0].weight)),
        "head": host(m[2].weight),
        "none": m[0].weight.grad is None,
    }


# --------------------------------------------------------------------------
# data loading
# --------------------------------------------------------------------------


@program
def loader_shuffle(device):
    """DataLoader(shuffle=True) with the global seed, batches moved to the device."""
    data = TensorDataset(torch.arange(10), torch.arange(10) ** 2)
    torch.manual_seed(0)
    order, total = [], torch.zeros((), device=device)
    for a, b in DataLoader(data, batch_size=4, shuffle=True):
        a, b = a.to(device), b.to(device)
        order += a.tolist()
        total += b.sum()
    return {"order": order, "total": total.item()}


@program
def loader_pin_memory(device):
    """pin_memory (on cuda) with non_blocking transfers."""
    data = TensorDataset(ramp(6, 2))
    pin = device.type == "cuda"
    out, pinned = [], []
    for (x,) in DataLoader(data, batch_size=3, pin_memory=pin):
        pinned.append(x.is_pinned())
        out.append((x.to(device, non_blocking=True) * 2).cpu())
    return {"out": torch.cat(out), "device_pinned": str(pinned)}


@program
def loader_custom_collate(device):
    """Dict samples, a custom collate, and a generator for the order."""

    def collate(items):
        return {
            "x": torch.stack([i["x"] for i in items]),
            "label": torch.tensor([i["label"] for i in items]),
            "name": [i["name"] for i in items],
        }

    g = torch.Generator().manual_seed(1)
    names, sums = [], []
    for batch in DataLoader(Squares(), batch_size=3, shuffle=True, collate_fn=collate, generator=g):
        batch = {k: v.to(device) if torch.is_tensor(v) else v for k, v in batch.items()}
        names += batch["name"]
        sums.append((batch["x"].sum() + batch["label"].sum()).item())
    return {"names": names, "sums": sums}


@program
def loader_collate_on_device(device):
    """A collate function that puts the batch on the device itself."""
    loader = DataLoader(
        list(range(6)), batch_size=4, drop_last=True, collate_fn=lambda b: torch.tensor(b, device=device)
    )
    batches = list(loader)
    return {"n": len(batches), "values": batches[0].tolist(), "device": str(batches[0].device)}


@program
def dataset_already_on_device(device):
    """A TensorDataset of device tensors, and default collate stacking them there."""
    ds = TensorDataset(ramp(4, 2).to(device), torch.arange(4, device=device))
    xs, ys = next(iter(DataLoader(ds, batch_size=3)))
    return {"xs": xs.cpu(), "ys": ys.tolist(), "len": len(ds), "device": str(xs.device)}


@program
def loader_epoch_training(device):
    """A whole small epoch loop with accuracy counted, as in a course."""
    x = randn(24, 4, seed=3)
    y = (x[:, 0] + x[:, 1] > 0).long()
    model = small_net(3).to(device)
    opt = torch.optim.SGD(model.parameters(), lr=0.5)
    loss_fn = nn.CrossEntropyLoss()
    torch.manual_seed(2)
    loader = DataLoader(TensorDataset(x, y), batch_size=8, shuffle=True)
    history = []
    for epoch in range(3):
        running, correct = 0.0, 0
        for xb, yb in loader:
            xb, yb = xb.to(device), yb.to(device)
            opt.zero_grad()
            out = model(xb)
            loss = loss_fn(out, yb)
            loss.backward()
            opt.step()
            running += loss.item() * xb.size(0)
            correct += (out.argmax(dim=1) == yb).sum().item()
        history.append(running / len(loader.dataset))
    return {"history": history, "correct": correct, "params": flat_params(model)}


# --------------------------------------------------------------------------
# optimizers, schedulers, clipping
# --------------------------------------------------------------------------


@program
def optim_sgd(device):
    """Plain SGD with weight decay, three steps."""
    m, _, losses = train(device, lambda p: torch.optim.SGD(p, lr=0.1, weight_decay=0.01))
    return {"params": flat_params(m), "losses": losses}


@program
def optim_sgd_nesterov(device):
    """SGD with Nesterov momentum."""
    m, o, _ = train(device, lambda p: torch.optim.SGD(p, lr=0.1, momentum=0.9, nesterov=True))
    buf = o.state[m[0].weight]["momentum_buffer"]
    return {"params": flat_params(m), "buf": host(buf), "device": str(buf.device)}


@program
def optim_adam(device):
    """Adam with default choices."""
    m, o, losses = train(device, lambda p: torch.optim.Adam(p, lr=0.01))
    st = o.state[m[2].bias]
    return {
        "params": flat_params(m),
        "losses": losses,
        "step": float(st["step"]),
        "keys": sorted(st),
        "device_step": str(st["step"].device),
    }


@program
def optim_adam_amsgrad(device):
    """Adam with amsgrad, maximize off, custom betas."""
    m, _, _ = train(device, lambda p: torch.optim.Adam(p, lr=0.01, betas=(0.8, 0.95), amsgrad=True))
    return {"params": flat_params(m)}


@program
def optim_adamw(device):
    """AdamW with decay."""
    m, _, _ = train(device, lambda p: torch.optim.AdamW(p, lr=0.01, weight_decay=0.1))
    return {"params": flat_params(m)}


@program
def optim_rmsprop(device):
    """RMSprop with momentum, centered."""
    m, _, _ = train(device, lambda p: torch.optim.RMSprop(p, lr=0.01, momentum=0.5, centered=True))
    return {"params": flat_params(m)}


@program
def optim_adagrad_before_move(device):
    """Adagrad (its state exists from the start) made after the move."""
    m, o, _ = train(device, lambda p: torch.optim.Adagrad(p, lr=0.05))
    return {"params": flat_params(m), "device": str(o.state[m[0].weight]["sum"].device)}


@program
def optim_foreach_true(device):
    """foreach=True for SGD, Adam, AdamW, RMSprop, Adagrad."""
    kinds = {
        "sgd": lambda p: torch.optim.SGD(p, lr=0.1, momentum=0.9, foreach=True),
        "adam": lambda p: torch.optim.Adam(p, lr=0.01, foreach=True),
        "adamw": lambda p: torch.optim.AdamW(p, lr=0.01, foreach=True),
        "rmsprop": lambda p: torch.optim.RMSprop(p, lr=0.01, foreach=True),
        "adagrad": lambda p: torch.optim.Adagrad(p, lr=0.05, foreach=True),
    }
    return {k: flat_params(train(device, f)[0]) for k, f in kinds.items()}


@program
def optim_foreach_false(device):
    """foreach=False for the same five."""
    kinds = {
        "sgd": lambda p: torch.optim.SGD(p, lr=0.1, momentum=0.9, foreach=False),
        "adam": lambda p: torch.optim.Adam(p, lr=0.01, foreach=False),
        "adamw": lambda p: torch.optim.AdamW(p, lr=0.01, foreach=False),
        "rmsprop": lambda p: torch.optim.RMSprop(p, lr=0.01, foreach=False),
        "adagrad": lambda p: torch.optim.Adagrad(p, lr=0.05, foreach=False),
    }
    return {k: flat_params(train(device, f)[0]) for k, f in kinds.items()}


@program
def optim_fused(device):
    """fused=True for SGD, Adam, AdamW."""
    kinds = {
        "sgd": lambda p: torch.optim.SGD(p, lr=0.1, momentum=0.9, fused=True),
        "adam": lambda p: torch.optim.Adam(p, lr=0.01, fused=True),
        "adamw": lambda p: torch.optim.AdamW(p, lr=0.01, weight_decay=0.1, fused=True),
    }
    out = {}
    for k, f in kinds.items():
        m, o, _ = train(device, f)
        out[k] = flat_params(m)
        st = o.state[m[0].weight]
        if "step" in st:
            out[f"step_{k}"] = float(st["step"])
            out[f"device_step_{k}"] = str(st["step"].device)
    return out


@program
def optim_others(device):
    """NAdam, RAdam, Adamax, Adadelta, Rprop, ASGD."""
    out = {}
    for name in ("NAdam", "RAdam", "Adamax", "Adadelta", "Rprop", "ASGD"):
        cls = getattr(torch.optim, name)
        out[name] = flat_params(train(device, lambda p: cls(p, lr=0.01))[0])
    return out


@program
def optim_lbfgs(device):
    """LBFGS with a closure, in float64."""
    w = torch.tensor([3.0, -2.0], dtype=torch.float64, device=device, requires_grad=True)
    target = torch.tensor([1.0, 0.5], dtype=torch.float64, device=device)
    opt = torch.optim.LBFGS([w], lr=0.5, max_iter=5)

    def closure():
        opt.zero_grad()
        loss = ((w - target) ** 2 * torch.tensor([1.0, 4.0], dtype=torch.float64, device=device)).sum()
        loss.backward()
        return loss

    losses = [opt.step(closure).item() for _ in range(2)]
    return {"w": host(w), "losses": losses}


@program
def optim_param_groups(device):
    """Parameter groups with different learning rates, add_param_group."""
    m = small_net().to(device)
    opt = torch.optim.SGD([{"params": m[0].parameters(), "lr": 0.01}], lr=0.1, momentum=0.5)
    opt.add_param_group({"params": m[2].parameters()})
    x, y = (t.to(device) for t in small_data())
    for _ in range(2):
        opt.zero_grad(set_to_none=False)
        F.mse_loss(m(x), y).backward()
        opt.step()
    return {"params": flat_params(m), "lrs": [g["lr"] for g in opt.param_groups]}


@program
def optim_tensor_lr(device):
    """A 0-dim CPU tensor as the learning rate (foreach=False)."""
    m, _, _ = train(device, lambda p: torch.optim.SGD(p, lr=torch.tensor(0.1), foreach=False))
    return {"params": flat_params(m)}


@program
def gradient_accumulation(device):
    """Four micro-batches with the loss divided, one step."""
    m = small_net().to(device)
    opt = torch.optim.Adam(m.parameters(), lr=0.01)
    x, y = small_data()
    for xb, yb in zip(x.chunk(4), y.chunk(4)):
        (F.mse_loss(m(xb.to(device)), yb.to(device)) / 4).backward()
    grads = torch.cat([p.grad.flatten() for p in m.parameters()])
    opt.step()
    opt.zero_grad()
    return {"grads": host(grads), "params": flat_params(m), "none": m[0].weight.grad is None}


@program
def schedulers(device):
    """StepLR, ExponentialLR, CosineAnnealingLR, LambdaLR, OneCycleLR learning rates."""
    out = {}
    makers = {
        "step": lambda o: torch.optim.lr_scheduler.StepLR(o, 2, 0.5),
        "exp": lambda o: torch.optim.lr_scheduler.ExponentialLR(o, 0.9),
        "cos": lambda o: torch.optim.lr_scheduler.CosineAnnealingLR(o, 5),
        "lam": lambda o: torch.optim.lr_scheduler.LambdaLR(o, lambda e: 1 / (e + 1)),
        "one": lambda o: torch.optim.lr_scheduler.OneCycleLR(o, 0.5, total_steps=6),
    }
    for name, make in makers.items():
        w = torch.ones(2, device=device, requires_grad=True)
        opt = torch.optim.SGD([w], lr=0.1, momentum=0.9)
        sched = make(opt)
        lrs = []
        for _ in range(4):
            opt.zero_grad()
            (w**2).sum().backward()
            opt.step()
            sched.step()
            lrs.append(sched.get_last_lr()[0])
        out[name], out[name + "_w"] = lrs, w.tolist()
    return out


@program
def scheduler_plateau(device):
    """ReduceLROnPlateau fed with a device loss's .item() and with the tensor itself."""
    w = torch.ones(1, device=device, requires_grad=True)
    opt = torch.optim.SGD([w], lr=1.0)
    sched = torch.optim.lr_scheduler.ReduceLROnPlateau(opt, patience=1, factor=0.1)
    values = torch.tensor([1.0, 0.9, 0.95, 0.96, 0.97], device=device)
    lrs = []
    for v in values[:3]:
        sched.step(v.item())
        lrs.append(opt.param_groups[0]["lr"])
    for v in values[3:]:
        sched.step(v)
        lrs.append(opt.param_groups[0]["lr"])
    return {"lrs": lrs, "best": float(sched.best)}


@program
def clip_grad_norm(device):
    """nn.utils.clip_grad_norm_: returned norm and clipped gradients, foreach or not."""
    out = {}
    for foreach in (None, True, False):
        m = small_net().to(device)
        x, y = (t.to(device) for t in small_data())
        (F.mse_loss(m(x), y) * 10).backward()
        norm = nn.utils.clip_grad_norm_(m.parameters(), 1.0, foreach=foreach)
        out[f"norm_{foreach}"] = norm.item()
        out[f"g_{foreach}"] = host(m[0].weight.grad)
        out[f"device_{foreach}"] = str(norm.device)
    return out


@program
def clip_grad_value(device):
    """nn.utils.clip_grad_value_ and an infinity norm."""
    w = torch.tensor([1.0, -3.0, 0.1], device=device, requires_grad=True)
    (w**2).sum().backward()
    inf = nn.utils.clip_grad_norm_([w], 100.0, norm_type=float("inf"))
    nn.utils.clip_grad_value_([w], 1.5)
    return {"inf": inf.item(), "grad": w.grad.tolist()}


@program
def clip_grad_norm_mixed_devices(device):
    """Gradient clipping over parameters of which some stay on the CPU."""
    a = torch.tensor([3.0], requires_grad=True)
    b = torch.tensor([4.0], device=device, requires_grad=True)
    (a * 3).sum().backward()
    (b * 4).sum().backward()
    norm = nn.utils.clip_grad_norm_([a, b], 1.0)
    return {
        "norm": norm.item(),
        "a": a.grad.tolist(),
        "b": b.grad.tolist(),
        "norm_dev": str(norm.device),
        "device_b": str(b.grad.device),
    }


@program
def optimizer_mixed_devices(device):
    """One optimizer over a CPU parameter and a device parameter."""
    out = {}
    for cls in (torch.optim.SGD, torch.optim.Adam):
        a = torch.tensor([1.0, 2.0], requires_grad=True)
        b = torch.tensor([3.0], device=device, requires_grad=True)
        opt = cls([a, b], lr=0.1)
        for _ in range(2):
            opt.zero_grad()
            ((a.to(device) * b) ** 2).sum().backward()
            opt.step()
        out[f"a_{cls.__name__}"], out[f"b_{cls.__name__}"] = a.tolist(), b.tolist()
        out[f"a_dev_{cls.__name__}"] = str(a.device)
        out[f"device_{cls.__name__}"] = str(b.device)
    return out


@program
def grad_scaler(device):
    """torch.amp.GradScaler around steps with unscale_ and clipping."""
    m = small_net().to(device)
    opt = torch.optim.SGD(m.parameters(), lr=0.1)
    scaler = torch.amp.GradScaler(device.type, enabled=(device.type == "cuda"))
    x, y = (t.to(device) for t in small_data())
    for _ in range(2):
        opt.zero_grad()
        loss = F.mse_loss(m(x), y)
        scaler.scale(loss).backward()
        scaler.unscale_(opt)
        norm = nn.utils.clip_grad_norm_(m.parameters(), 0.5)
        scaler.step(opt)
        scaler.update()
    return {
        "params": flat_params(m),
        "norm": norm.item(),
        "loss": loss.item(),
        "device_scale": str(scaler.get_scale()),
        "device_enabled": scaler.is_enabled(),
    }


@program
def grad_scaler_skips_inf(device):
    """A scaled step with an infinite gradient is skipped and the scale halves (cuda only)."""
    if device.type != "cuda":
        return {"w": [1.0, 1.0]}
    w = torch.ones(2, device=device, requires_grad=True)
    opt = torch.optim.SGD([w], lr=0.1)
    scaler = torch.amp.GradScaler("cuda", init_scale=8.0)
    scaler.scale((w * torch.tensor([1.0, float("inf")], device=device)).sum()).backward()
    scaler.step(opt)
    scaler.update()
    return {"w": w.tolist(), "device_scale": str(scaler.get_scale())}


@program
def ema_averaged_model(device):
    """torch.optim.swa_utils.AveragedModel, plain mean and EMA."""
    from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

    m = small_net().to(device)
    swa = AveragedModel(m)
    ema = AveragedModel(m, multi_avg_fn=get_ema_multi_avg_fn(0.9), use_buffers=True)
    opt = torch.optim.SGD(m.parameters(), lr=0.5)
    x, y = (t.to(device) for t in small_data())
    for _ in range(3):
        opt.zero_grad()
        F.mse_loss(m(x), y).backward()
        opt.step()
        swa.update_parameters(m)
        ema.update_parameters(m)
    return {
        "m": flat_params(m),
        "swa": flat_params(swa),
        "ema": flat_params(ema),
        "n": int(swa.n_averaged),
        "out": host(swa(x)),
        "device_n": str(swa.n_averaged.device),
        "device": str(next(ema.parameters()).device),
    }


@program
def swa_update_bn(device):
    """SWALR and update_bn with a CPU loader and device=."""
    from torch.optim.swa_utils import SWALR, AveragedModel, update_bn

    m = fill_params(Regressor()).to(device)
    swa = AveragedModel(m, device=device)
    opt = torch.optim.SGD(m.parameters(), lr=0.1)
    sched = SWALR(opt, swa_lr=0.05, anneal_epochs=2)
    x = randn(8, 4, seed=4)
    for _ in range(2):
        opt.zero_grad()
        m(x.to(device)).pow(2).mean().backward()
        opt.step()
        swa.update_parameters(m)
        sched.step()
    update_bn([x[:4], x[4:]], swa, device=device)
    bn = swa.module.bn
    return {
        "mean": host(bn.running_mean),
        "var": host(bn.running_var),
        "lr": sched.get_last_lr(),
        "count": bn.num_batches_tracked.item(),
        "device": str(bn.running_mean.device),
    }


# --------------------------------------------------------------------------
# autograd
# --------------------------------------------------------------------------


@program
def autograd_cpu_leaf_device_compute(device):
    """CPU leaf, computation on the device, loss back on the CPU."""
    x = torch.tensor([1.0, 2.0, 3.0], requires_grad=True)
    y = (x.to(device) ** 2).sum()
    loss = y.cpu() * 2
    loss.backward()
    return {"loss": loss.item(), "grad": x.grad, "grad_dev": str(x.grad.device), "device_y": str(y.device)}


@program
def autograd_device_leaf_cpu_loss(device):
    """Device leaf, CPU loss; the gradient lands on the device."""
    w = torch.tensor([0.5, -0.5], device=device, requires_grad=True)
    pred = (w * torch.tensor([2.0, 4.0], device=device)).cpu()
    loss = F.mse_loss(pred, torch.tensor([0.0, 1.0]))
    loss.backward()
    return {
        "loss": loss.item(),
        "grad": w.grad.tolist(),
        "loss_dev": str(loss.device),
        "device_grad": str(w.grad.device),
    }


@program
def autograd_split_model(device):
    """A model with its first half on the CPU and its second on the device."""
    a, b = fill_params(nn.Linear(4, 3), 1), fill_params(nn.Linear(3, 1), 2).to(device)
    x, _ = small_data()
    out = b(torch.tanh(a(x)).to(device))
    out.mean().backward()
    return {
        "out": host(out),
        "ga": host(a.weight.grad),
        "gb": host(b.weight.grad),
        "ga_dev": str(a.weight.grad.device),
        "device_gb": str(b.weight.grad.device),
    }


@program
def autograd_transfer_makes_non_leaf(device):
    """The classic trap: tensor(requires_grad=True).to(device) is not a leaf on a GPU."""
    w0 = torch.ones(2, requires_grad=True)
    w = w0.to(device)
    (w * 3).sum().backward()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        none = w.grad is None
    return {
        "w0_grad": w0.grad.tolist(),
        "device_leaf": w.is_leaf,
        "device_grad_none": none,
        "device_has_fn": w.grad_fn is not None,
        "rg": w.requires_grad,
    }


@program
def autograd_detach_to_leaf(device):
    """.detach().to(device).requires_grad_() makes a leaf on the device."""
    src = torch.ones(3, requires_grad=True) * 2
    w = src.detach().to(device).requires_grad_()
    (w**3).sum().backward()
    return {"leaf": w.is_leaf, "grad": w.grad.tolist(), "fn": w.grad_fn is None, "device": str(w.grad.device)}


@program
def autograd_grad_function(device):
    """torch.autograd.grad for inputs on both devices, with allow_unused."""
    a = torch.tensor([2.0], requires_grad=True)
    b = torch.tensor([3.0], device=device, requires_grad=True)
    c = torch.tensor([1.0], device=device, requires_grad=True)
    y = a.to(device) ** 2 * b
    ga, gb, gc = torch.autograd.grad(y, [a, b, c], allow_unused=True)
    return {
        "ga": ga.tolist(),
        "gb": gb.tolist(),
        "gc": gc is None,
        "no_grad_attr": a.grad is None,
        "ga_dev": str(ga.device),
        "device_gb": str(gb.device),
    }


@program
def autograd_double_backward(device):
    """Second and third derivatives of x**4 and a gradient penalty through a transfer."""
    x = torch.tensor([1.0, 2.0], device=device, requires_grad=True)
    (g1,) = torch.autograd.grad((x**4).sum(), x, create_graph=True)
    (g2,) = torch.autograd.grad(g1.sum(), x, create_graph=True)
    (g3,) = torch.autograd.grad(g2.sum(), x)
    z = torch.tensor([0.5, 1.5], requires_grad=True)
    (gz,) = torch.autograd.grad(torch.sin(z.to(device)).sum(), z, create_graph=True)
    (gz**2).sum().backward()
    return {"g1": g1.tolist(), "g2": g2.tolist(), "g3": g3.tolist(), "z": z.grad, "gz": host(gz)}


@program
def autograd_custom_function(device):
    """Custom autograd.Function on the device, double backward included."""
    x = torch.tensor([1.0, -2.0], device=device, requires_grad=True)
    y = Cube.apply(x)
    (g,) = torch.autograd.grad(y.sum(), x, create_graph=True)
    g.sum().backward()
    w = torch.tensor([2.0, 3.0], device=device)
    s = ScaleBy.apply(x, w, 0.5)
    (gs,) = torch.autograd.grad(s.sum(), x)
    return {
        "y": host(y),
        "g": host(g),
        "g2": x.grad.tolist(),
        "gs": gs.tolist(),
        "name": type(y.grad_fn).__name__,
        "device": str(gs.device),
    }


@program
def autograd_gradcheck(device):
    """torch.autograd.gradcheck in float64 on the device."""
    x = torch.tensor([0.3, -1.2], dtype=torch.float64, device=device, requires_grad=True)
    return {"cube": torch.autograd.gradcheck(Cube.apply, (x,)), "tanh": torch.autograd.gradcheck(torch.tanh, (x,))}


@program
def autograd_tensor_hooks(device):
    """register_hook that builds tensors on the gradient's device; handle.remove()."""
    seen = []
    x = torch.tensor([1.0, 2.0], device=device, requires_grad=True)

    def hook(g):
        seen.append(str(g.device))
        return g * torch.tensor([10.0, 100.0], device=g.device)

    h = x.register_hook(hook)
    (x * 2).sum().backward()
    h.remove()
    (x * 2).sum().backward()
    return {"grad": x.grad.tolist(), "calls": len(seen), "device_seen": seen[0]}


@program
def autograd_hook_on_transfer(device):
    """Hooks either side of a transfer see gradients on their own side."""
    seen = {}
    x = torch.tensor([1.0, 2.0], requires_grad=True)
    a = x * 1
    b = a.to(device)
    a.register_hook(lambda g: seen.__setitem__("a", g))
    b.register_hook(lambda g: seen.__setitem__("b", g))
    (b * b).sum().backward()
    return {
        "a": seen["a"].tolist(),
        "b": seen["b"].tolist(),
        "a_dev": str(seen["a"].device),
        "device_b": str(seen["b"].device),
    }


@program
def autograd_post_accumulate_hook(device):
    """register_post_accumulate_grad_hook stepping and clearing each parameter."""
    m = small_net().to(device)
    count = []

    def step(p):
        with torch.no_grad():
            p.sub_(p.grad, alpha=0.1)
        count.append(str(p.grad.device))
        p.grad = None

    for p in m.parameters():
        p.register_post_accumulate_grad_hook(step)
    x, y = (t.to(device) for t in small_data())
    F.mse_loss(m(x), y).backward()
    return {"params": flat_params(m), "n": len(count), "none": m[0].weight.grad is None, "device": count[0]}


@program
def module_hooks(device):
    """Forward pre-hooks, forward hooks and full backward hooks; a pre-hook that moves inputs."""
    m = small_net().to(device)
    log = {}
    m.register_forward_pre_hook(lambda mod, args: tuple(a.to(device) for a in args))
    m[1].register_forward_hook(lambda mod, args, out: log.__setitem__("act", out.detach()))
    h = m[2].register_forward_hook(lambda mod, args, out: out * 2)
    m[2].register_full_backward_hook(lambda mod, gi, go: log.__setitem__("go", go[0]))
    x, _ = small_data()
    out = m(x)
    out.sum().backward()
    h.remove()
    return {
        "out": host(out),
        "act": host(log["act"]),
        "go": host(log["go"]),
        "after": host(m(x)),
        "device": str(log["act"].device),
    }


@program
def autograd_retain_grad(device):
    """retain_grad on a non-leaf; grad of a non-leaf without it is None."""
    x = torch.tensor([1.0, 2.0], device=device, requires_grad=True)
    y, z = x * 2, x * 3
    y.retain_grad()
    (y * y + z).sum().backward()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        none = z.grad is None
    return {
        "y": y.grad.tolist(),
        "z": none,
        "x": x.grad.tolist(),
        "retains": [y.retains_grad, z.retains_grad],
        "device": str(y.grad.device),
    }


@program
def autograd_detach_shares_memory(device):
    """detach() is a view of the same memory without history."""
    x = torch.tensor([1.0, 2.0], device=device, requires_grad=True)
    d = x.detach()
    d[0] = 50.0
    return {
        "x": x.tolist(),
        "rg": d.requires_grad,
        "ptr": d.data_ptr() == x.data_ptr(),
        "data": x.data.tolist(),
        "leaf": d.is_leaf,
    }


@program
def autograd_no_grad_modes(device):
    """no_grad, enable_grad, set_grad_enabled, inference_mode, as contexts and decorators."""
    x = torch.ones(2, device=device, requires_grad=True)

    @torch.no_grad()
    def f(t):
        return t * 2

    out = {"f": f(x).requires_grad}
    with torch.no_grad():
        out["no"] = (x * 2).requires_grad
        out["moved"] = x.to("cpu", copy=True).requires_grad
        with torch.enable_grad():
            out["en"] = (x * 2).requires_grad
    with torch.set_grad_enabled(False):
        out["set"] = (x * 2).requires_grad
    with torch.inference_mode():
        y = x * 2
        z = y.cpu() + 1
    out.update(
        inf=y.is_inference(),
        inf_rg=y.requires_grad,
        z=z.tolist(),
        z_inf=z.is_inference(),
        after=(x * 2).requires_grad,
        device_y=str(y.device),
    )
    return out


@program
def autograd_requires_grad_toggle(device):
    """requires_grad_ on and off on a device tensor."""
    x = torch.ones(2, device=device)
    a = x.requires_grad
    x.requires_grad_()
    (x * 5).sum().backward()
    g = x.grad.tolist()
    x.requires_grad_(False)
    return {"a": a, "g": g, "b": x.requires_grad, "fn": (x * 2).grad_fn is None, "still": x.grad.tolist()}


@program
def autograd_shared_leaf_two_paths(device):
    """One CPU leaf used on the CPU and on the device: gradients add up."""
    w = torch.tensor([1.0, 2.0], requires_grad=True)
    loss = (w**2).sum() + (w.to(device) * 3).sum().to("cpu")
    loss.backward()
    return {"grad": w.grad, "loss": loss.item()}


@program
def autograd_zero_dim_cpu_parameter(device):
    """A 0-dim CPU parameter multiplied with a device tensor gets its gradient on the CPU."""
    s = torch.tensor(2.0, requires_grad=True)
    x = torch.tensor([1.0, 2.0, 3.0], device=device, requires_grad=True)
    y = (x * s).sum()
    y.backward()
    return {"s": s.grad.item(), "x": x.grad.tolist(), "s_dev": str(s.grad.device), "device_y": str(y.device)}


@program
def autograd_backward_with_gradient(device):
    """y.backward(gradient) and backward twice with retain_graph."""
    x = torch.tensor([1.0, 2.0], device=device, requires_grad=True)
    y = x**2
    y.backward(torch.tensor([1.0, 10.0], device=device), retain_graph=True)
    first = x.grad.tolist()
    y.backward(torch.ones_like(y))
    torch.autograd.backward([(x * 2).sum(), (x * 3).sum()])
    return {"first": first, "total": x.grad.tolist()}


@program
def autograd_inplace_and_views(device):
    """In-place operations on non-leaves and views, tracked by autograd."""
    x = torch.tensor([1.0, 2.0, 3.0], device=device, requires_grad=True)
    y = x * 2
    y[0] = 0.0
    y[1:].mul_(5)
    y.sum().backward()
    v = y._version
    return {"y": y.tolist(), "grad": x.grad.tolist(), "version": v > 0}


@program
def autograd_copy_into_device(device):
    """copy_ across devices keeps the graph."""
    x = torch.tensor([1.0, 2.0], requires_grad=True)
    buf = torch.zeros(4, device=device)
    buf[1:3].copy_(x)
    (buf**2).sum().backward()
    return {"buf": buf.tolist(), "grad": x.grad, "dev": str(x.grad.device)}


@program
def autograd_functional_jacobian(device):
    """torch.autograd.functional.jacobian and hessian."""
    x = torch.tensor([1.0, 2.0], device=device)
    j = torch.autograd.functional.jacobian(lambda t: torch.stack([t[0] * t[1], t[0] ** 2]), x)
    h = torch.autograd.functional.hessian(lambda t: (t**3).sum() + t[0] * t[1], x)
    return {"j": j.tolist(), "h": h.tolist(), "device": str(j.device)}


@program
def func_grad(device):
    """torch.func.grad, grad_and_value and grad of grad."""
    x = torch.tensor([1.0, 2.0], device=device)
    f = lambda t: (torch.sin(t) * t).sum()
    g = torch.func.grad(f)(x)
    g2, v = torch.func.grad_and_value(f)(x)
    gg = torch.func.grad(torch.func.grad(lambda t: t**3))(torch.tensor(2.0, device=device))
    return {"g": g.cpu(), "g2": g2.cpu(), "v": v.item(), "gg": gg.item(), "device": str(g.device)}


@program
def func_functional_call(device):
    """torch.func.functional_call with other parameters, and its gradient."""
    m = small_net(1).to(device)
    params = {k: v.detach() * 0.5 for k, v in m.named_parameters()}
    x, y = (t.to(device) for t in small_data())
    out = torch.func.functional_call(m, params, (x,))
    grads = torch.func.grad(lambda p: F.mse_loss(torch.func.functional_call(m, p, (x,)), y))(params)
    return {
        "out": host(out),
        "g": host(grads["0.weight"]),
        "m": flat_params(m),
        "device": str(grads["0.weight"].device),
    }


@program
def assign_grad_by_hand(device):
    """p.grad = tensor on the same device, then optimizer.step; p.data assignment."""
    p = nn.Parameter(torch.tensor([1.0, 2.0], device=device))
    p.grad = torch.tensor([0.5, 0.5], device=device)
    torch.optim.SGD([p], lr=1.0).step()
    a = p.tolist()
    p.data = torch.tensor([7.0, 8.0], device=device)
    b = p.tolist()
    p.data.add_(1)
    p.data[0] = -1.0
    return {"a": a, "b": b, "c": p.tolist(), "rg": p.requires_grad, "type": type(p).__name__}


@program
def data_assignment_moves_parameter(device):
    """p.data = p.data.to(device): same Parameter object, new device."""
    p = nn.Parameter(torch.tensor([1.0, 2.0]))
    opt = torch.optim.SGD([p], lr=0.1)
    p.data = p.data.to(device)
    (p**2).sum().backward()
    opt.step()
    return {"p": p.tolist(), "grad": p.grad.tolist(), "leaf": p.is_leaf, "device": str(p.device)}


@program
def manual_gradient_descent(device):
    """Hand-written linear regression with no_grad updates and grad.zero_()."""
    x = torch.linspace(-1, 1, 9, device=device)
    y = 3 * x + 0.5
    w = torch.zeros((), device=device, requires_grad=True)
    b = torch.zeros((), device=device, requires_grad=True)
    for _ in range(5):
        loss = ((w * x + b - y) ** 2).mean()
        loss.backward()
        with torch.no_grad():
            w -= 0.5 * w.grad
            b -= 0.5 * b.grad
        w.grad.zero_()
        b.grad.zero_()
    return {"w": w.item(), "b": b.item(), "loss": loss.item()}


# --------------------------------------------------------------------------
# Python-side behaviour of tensors
# --------------------------------------------------------------------------


@program
def python_numbers(device):
    """item, float, int, bool, index, round, math on 0-dim tensors."""
    t, i = torch.tensor(2.75, device=device), torch.tensor(3, device=device)
    return {
        "item": t.item(),
        "float": float(t),
        "int": int(t),
        "bool": bool(t > 2),
        "not": not t,
        "sqrt": math.sqrt(t),
        "range": list(range(i)),
        "pick": ["a", "b", "c", "d"][i],
        "one": float(torch.tensor([[4.5]], device=device)),
        "types": [type(t.item()).__name__, type(i.item()).__name__, type((t > 2).item()).__name__],
        "repeat": [0] * i,
        "np": float(np.sqrt(t.item())),
    }


@program
def python_sequences(device):
    """len, iteration, in, enumerate, zip, unpacking, reversed, tolist."""
    x = torch.tensor([[1, 2], [3, 4], [5, 6]], device=device)
    a, b, c = x
    rows = [r.sum().item() for r in x]
    d = {k: v.item() for k, v in zip("xy", x[0])}
    return {
        "len": len(x),
        "rows": rows,
        "in": 4 in x,
        "notin": 40 in x,
        "b": b.tolist(),
        "d": d["y"],
        "rev": reversed(x).tolist(),
        "list": x.tolist(),
        "enum": [i for i, r in enumerate(x) if r[0] > 1],
        "ints": [int(v) for v in x.flatten()],
        "device_row": str(a.device),
        "size": list(c.size()),
    }


@program
def python_formatting(device):
    """f-strings and format of 0-dim tensors."""
    loss = torch.tensor(0.123456, device=device)
    n = torch.tensor(7, device=device)
    return {
        "f": f"{loss:.4f}",
        "n": f"{n:03d}",
        "plain": f"{n}",
        "pct": "%.2f" % loss,
        "fmt": "{:8.3f}|{}".format(loss, n),
        "exp": f"{loss.item():.1e}",
        "device_vector": f"{torch.ones(2, device=device)}",
        "device_str": str(loss),
    }


@program
def python_repr(device):
    """repr of tensors, parameters, with dtype, with grad_fn."""
    ts = [
        torch.tensor([1.0, 2.5], device=device),
        torch.tensor([[1, 2], [3, 4]], device=device),
        torch.tensor([True, False], device=device),
        torch.tensor(3.0, device=device),
        torch.ones(2, dtype=torch.float64, device=device),
        torch.ones(2, device=device, requires_grad=True),
        torch.ones(2, device=device, requires_grad=True) * 2,
        torch.empty(0, device=device),
        nn.Parameter(torch.zeros(2, device=device)),
    ]
    raw = [repr(t) for t in ts]
    plain = [" ".join(r.replace(", device='cuda:0'", "").split()) for r in raw]
    return {"plain": plain, "device_repr": raw}


@program
def python_repr_large(device):
    """repr of a large (summarised) tensor and print options."""
    x = torch.arange(2000, device=device)
    m = torch.tensor([1e-5, 1e5], device=device)
    strip = lambda t: "".join(repr(t).replace(", device='cuda:0'", "").split())
    return {
        "x": strip(x),
        "m": strip(m),
        "nan": strip(torch.tensor([float("nan"), float("inf")], device=device)),
        "device_repr": repr(x),
    }


@program
def comparisons(device):
    """==, !=, <, isclose, allclose, equal, logical operators."""
    a = torch.tensor([1.0, 2.0, 3.0], device=device)
    b = torch.tensor([1.0, 2.5, 2.0], device=device)
    return {
        "eq": (a == b).tolist(),
        "ne": (a != b).tolist(),
        "lt": (a < b).tolist(),
        "ge": (a >= 2).tolist(),
        "close": torch.allclose(a, a + 1e-7),
        "isclose": torch.isclose(a, b, atol=0.6).tolist(),
        "equal": torch.equal(a, b),
        "self": torch.equal(a, a.clone()),
        "and": ((a > 1) & (b > 2)).tolist(),
        "or": ((a > 2) | ~(b > 2)).tolist(),
        "any": (a > 2).any().item(),
        "all": bool((a > 0).all()),
        "dtype": str((a == b).dtype),
        "cpu_scalar": (a == torch.tensor(2.0)).tolist(),
        "device": str((a == b).device),
    }


@program
def testing_assert_close(device):
    """torch.testing.assert_close, also with check_device=False."""
    a = torch.tensor([1.0, 2.0], device=device)
    torch.testing.assert_close(a, a + 1e-7)
    torch.testing.assert_close(a, torch.tensor([1.0, 2.0]), check_device=False)
    try:
        torch.testing.assert_close(a, a + 1)
        failed = False
    except AssertionError as e:
        failed = "Tensor-likes are not close" in str(e)
    return {"failed": failed}


@program
def sorting_and_topk(device):
    """sort, argsort, topk, kthvalue, msort, searchsorted, bucketize."""
    x = torch.tensor([3.0, -1.0, 2.0, 7.0, 0.5], device=device)
    v, i = x.sort(descending=True)
    tv, ti = x.topk(2)
    kv, ki = x.kthvalue(2)
    edges = torch.tensor([0.0, 1.0, 5.0], device=device)
    stable = torch.sort(torch.tensor([1, 0, 1, 0], device=device), stable=True)
    return {
        "v": v.tolist(),
        "i": i.tolist(),
        "arg": x.argsort().tolist(),
        "tv": tv.tolist(),
        "ti": ti.tolist(),
        "k": [kv.item(), ki.item()],
        "ss": torch.searchsorted(edges, x).tolist(),
        "bk": torch.bucketize(x, edges).tolist(),
        "stable": stable.indices.tolist(),
        "device": str(i.device),
    }


@program
def reductions(device):
    """sum, mean, var, std, max/min with dim, argmax, norm, prod, median, logsumexp, amax."""
    x = randn(3, 4).to(device)
    m = x.max(dim=1)
    lo, where = torch.min(x, 0)
    return {
        "sum": x.sum().item(),
        "mean": x.mean(0).cpu(),
        "var": x.var(dim=1).cpu(),
        "std": x.std().item(),
        "max": m.values.cpu(),
        "arg": m.indices.tolist(),
        "lo": lo.cpu(),
        "where": where.tolist(),
        "argmax": x.argmax().item(),
        "argmin": x.argmin(dim=1).tolist(),
        "norm": x.norm().item(),
        "prod": x.prod(1).cpu(),
        "median": x.median().item(),
        "lse": torch.logsumexp(x, 1).cpu(),
        "amax": x.amax(1, keepdim=True).cpu(),
        "cnt": torch.count_nonzero(x > 0).item(),
        "q": torch.quantile(x, 0.25).item(),
        "type": str(m.indices.dtype),
    }


@program
def unique_nonzero_select(device):
    """unique with inverse and counts, nonzero, masked_select, bincount."""
    x = torch.tensor([3, 1, 3, 2, 1, 1], device=device)
    u, inv, cnt = torch.unique(x, return_inverse=True, return_counts=True)
    rows, cols = torch.nonzero(torch.eye(2, device=device), as_tuple=True)
    return {
        "u": u.tolist(),
        "inv": inv.tolist(),
        "cnt": cnt.tolist(),
        "nz": torch.nonzero(x > 2).tolist(),
        "rc": [rows.tolist(), cols.tolist()],
        "ms": torch.masked_select(x, x < 3).tolist(),
        "bin": torch.bincount(x).tolist(),
        "uc": torch.unique_consecutive(x).tolist(),
        "isin": torch.isin(x, torch.tensor([2, 3], device=device)).tolist(),
        "device": str(u.device),
    }


@program
def index_with_masks(device):
    """Boolean indexing and assignment, with masks on the device and on the CPU."""
    x = torch.arange(6.0, device=device).reshape(2, 3)
    a = x[x > 2]
    b = x[torch.tensor([True, False])]
    y = x.clone()
    y[y > 3] = 0
    y[:, torch.tensor([False, False, True], device=device)] = torch.tensor([[8.0], [9.0]], device=device)
    z = x.clone()
    z[torch.tensor([[True, False, True], [False, True, False]])] = -1.0
    return {"a": a.tolist(), "b": b.tolist(), "y": y.tolist(), "z": z.tolist(), "device_b": str(b.device)}


@program
def index_with_tensors(device):
    """Fancy indexing of a device tensor with device, CPU, list and numpy indices."""
    x = torch.arange(12, device=device).reshape(3, 4)
    i = torch.tensor([2, 0])
    return {
        "dev": x[i.to(device)].tolist(),
        "cpu": x[i].tolist(),
        "list": x[[2, 0]].tolist(),
        "np": x[np.array([1, 1])].tolist(),
        "pair": x[i, torch.tensor([1, 3])].tolist(),
        "pairdev": x[i.to(device), torch.tensor([1, 3], device=device)].tolist(),
        "mix": x[:, i].tolist(),
        "neg": x[-1, torch.tensor([-1, -2])].tolist(),
        "none": list(x[None, i].shape),
        "zero": x[torch.tensor(1, device=device)].tolist(),
        "ell": x[..., torch.tensor([0])].tolist(),
        "device": str(x[i].device),
    }


@program
def index_cpu_with_device_scalar(device):
    """0-dim integer device tensors index CPU tensors like Python integers."""
    x = torch.arange(5.0) * 10
    best = torch.tensor([1.0, 9.0, 3.0], device=device).argmax()
    lo, hi = torch.tensor(1, device=device), torch.tensor(3, device=device)
    return {"pick": x[int(best)].item(), "slice": x[lo:hi].tolist(), "item": x[best.item()].item()}


@program
def index_assignment(device):
    """Index assignment with tensors, numbers, lists of indices, accumulate."""
    x = torch.zeros(5, device=device)
    i = torch.tensor([0, 3], device=device)
    x[i] = torch.tensor([1.0, 2.0], device=device)
    x[torch.tensor([1])] = 9.0
    x[[4]] += 0.5
    x.index_put_((torch.tensor([0, 0], device=device),), torch.ones(2, device=device), accumulate=True)
    m = torch.zeros(2, 3, device=device)
    m[[0, 1], [2, 0]] = torch.tensor([5.0, 6.0], device=device)
    m[1] = torch.tensor(7.0)
    return {"x": x.tolist(), "m": m.tolist()}


@program
def slice_assignment_across_devices(device):
    """x[a:b] = CPU tensor is a copy across devices; and the reverse."""
    x = torch.zeros(2, 4, device=device)
    x[0, :2] = torch.tensor([1.0, 2.0])
    x[1] = torch.arange(4)
    x[:, -1] = 5
    c = torch.zeros(4)
    c[1:3] = x[0, :2]
    c[3] = x[1, 2]
    return {"x": x.tolist(), "c": c, "c_dev": str(c.device), "device_x": str(x.device)}


@program
def inplace_operations(device):
    """add_, mul_, clamp_, fill_, zero_, +=, masked_fill_, and out of place stays put."""
    x = torch.tensor([1.0, -2.0, 3.0], device=device)
    p = x.data_ptr()
    x += 1
    x *= torch.tensor(2.0)
    x.sub_(torch.tensor([1.0, 0.0, 0.0], device=device), alpha=2)
    x.clamp_(min=-1.0)
    a = x.tolist()
    x.masked_fill_(x < 0, 100.0)
    b = x.tolist()
    x.div_(2).neg_()
    c = x.tolist()
    x.fill_(4).sqrt_()
    return {"a": a, "b": b, "c": c, "d": x.tolist(), "same": x.data_ptr() == p, "abs": x.neg().abs_().tolist()}


@program
def views_share_memory(device):
    """view, slices, transpose, diagonal, unbind write through; reshape of non-contiguous copies."""
    x = torch.zeros(2, 3, device=device)
    x.view(-1)[0] = 1
    x[1][2] = 2
    x.t()[1, 0] = 3
    x.unbind(1)[0].add_(10)
    x.diagonal()[1] = 4
    r = x.t().reshape(-1)
    r.zero_()
    v = x[1:]
    return {
        "x": x.tolist(),
        "base": v._base is x,
        "offset": v.storage_offset(),
        "ptr": v.data_ptr() - x.data_ptr(),
        "storage": v.untyped_storage().data_ptr() == x.untyped_storage().data_ptr(),
        "nbytes": x.untyped_storage().nbytes(),
        "device_storage": str(x.untyped_storage().device),
    }


@program
def shapes(device):
    """transpose, reshape, permute, expand, squeeze, unsqueeze, flatten, repeat, movedim, flip, roll."""
    x = torch.arange(6, device=device).reshape(2, 3)
    return {
        "t": x.t().tolist(),
        "T": x.T.contiguous().tolist(),
        "perm": list(x[None].permute(2, 0, 1).shape),
        "exp": x[:1].expand(2, 3).tolist(),
        "sq": list(x[None].squeeze(0).shape),
        "un": list(x.unsqueeze(-1).shape),
        "fl": x.flatten().tolist(),
        "rep": x.repeat(1, 2).tolist(),
        "mv": list(x[None].movedim(0, 2).shape),
        "flip": x.flip(1).tolist(),
        "roll": x.roll(1, 1).tolist(),
        "stride": list(x.t().stride()),
        "ri": x.repeat_interleave(2, dim=0).tolist(),
        "unfold": torch.arange(5, device=device).unfold(0, 3, 1).tolist(),
    }


@program
def joining_and_splitting(device):
    """cat, stack, hstack, vstack, split, chunk, tensor_split, meshgrid."""
    a, b = torch.tensor([1.0, 2.0], device=device), torch.tensor([3.0, 4.0], device=device)
    x = torch.arange(7, device=device)
    gx, gy = torch.meshgrid(torch.arange(2, device=device), torch.arange(3, device=device), indexing="ij")
    return {
        "cat": torch.cat([a, b]).tolist(),
        "stack": torch.stack([a, b], dim=1).tolist(),
        "h": torch.hstack((a, b)).tolist(),
        "v": torch.vstack((a, b)).tolist(),
        "split": [t.tolist() for t in x.split([2, 5])],
        "chunk": [t.tolist() for t in x.chunk(3)],
        "ts": [t.tolist() for t in x.tensor_split(3)],
        "g": (gx * 10 + gy).tolist(),
        "mixed_dtype": str(torch.cat([a, x]).dtype),
        "device": str(torch.cat([a, b]).device),
    }


@program
def where_and_clamp(device):
    """where with tensors, numbers and 0-dim CPU tensors; clamp with numbers and tensors."""
    x = torch.tensor([-1.0, 0.5, 2.0], device=device)
    lo = torch.tensor([0.0, 1.0, 0.0], device=device)
    return {
        "w": torch.where(x > 0, x, lo).tolist(),
        "num": torch.where(x > 0, x, 0.0).tolist(),
        "cpu0": torch.where(x > 0, x, torch.tensor(9.0)).tolist(),
        "idx": torch.where(x > 0)[0].tolist(),
        "c": x.clamp(0, 1).tolist(),
        "ct": torch.clamp(x, min=lo).tolist(),
        "max": torch.maximum(x, lo).tolist(),
        "min": torch.minimum(x, lo).tolist(),
        "tril": torch.tril(torch.ones(2, 2, device=device)).tolist(),
        "sign": x.sign().tolist(),
    }


@program
def matrix_products(device):
    """@, matmul, mm, bmm, einsum, addmm, dot, outer, baddbmm, tensordot."""
    a, b = randn(3, 4, seed=1).to(device), randn(4, 2, seed=2).to(device)
    p, q = randn(2, 3, 4, seed=3).to(device), randn(2, 4, 5, seed=4).to(device)
    v = ramp(4).to(device)
    return {
        "mm": (a @ b).cpu(),
        "bmm": torch.bmm(p, q).cpu(),
        "bcast": torch.matmul(p, b).cpu(),
        "mv": (a @ v).cpu(),
        "dot": torch.dot(v, v).item(),
        "outer": torch.outer(v, v).cpu(),
        "ein": torch.einsum("bij,bjk->ik", p, q).cpu(),
        "trace": torch.einsum("ii->", a @ a.T).item(),
        "addmm": torch.addmm(torch.ones(2, device=device), a, b, alpha=0.5).cpu(),
        "td": torch.tensordot(p, q, dims=([0, 2], [0, 1])).cpu(),
        "lin": F.linear(v, a).cpu(),
    }


@program
def scans_and_softmax(device):
    """cumsum, cumprod, cummax, diff, softmax, log_softmax, one_hot."""
    x = torch.tensor([[1.0, 2.0, 0.5], [0.0, -1.0, 3.0]], device=device)
    return {
        "cs": x.cumsum(1).cpu(),
        "cp": torch.cumprod(x, 0).cpu(),
        "cm": torch.cummax(x, 1).indices.tolist(),
        "diff": x.diff(dim=1).cpu(),
        "sm": F.softmax(x, dim=1).cpu(),
        "lsm": x.log_softmax(-1).cpu(),
        "oh": F.one_hot(torch.tensor([0, 2], device=device), 3).tolist(),
        "oh2": F.one_hot(torch.tensor([1, 3], device=device)).tolist(),
        "sig": torch.sigmoid(x).cpu(),
    }


@program
def gather_scatter(device):
    """gather, scatter, scatter_add, index_select, index_add, index_fill, take, take_along_dim."""
    x = torch.arange(6.0, device=device).reshape(2, 3)
    i = torch.tensor([[2, 0], [1, 1]], device=device)
    rows = torch.tensor([1, 0], device=device)
    return {
        "g": x.gather(1, i).tolist(),
        "s": torch.zeros(2, 3, device=device).scatter_(1, i, 1.0).tolist(),
        "sa": torch.zeros(2, 3, device=device).scatter_add_(1, i, torch.ones(2, 2, device=device)).tolist(),
        "is": x.index_select(0, rows).tolist(),
        "ia": x.clone().index_add_(0, rows, torch.ones(2, 3, device=device)).tolist(),
        "if": x.clone().index_fill_(1, torch.tensor([0], device=device), -1).tolist(),
        "take": torch.take(x, torch.tensor([0, 5], device=device)).tolist(),
        "tad": torch.take_along_dim(x, i, dim=1).tolist(),
        "ic": x.clone().index_copy_(0, rows, x * 2).tolist(),
    }


@program
def scalars_mixed_devices(device):
    """0-dim CPU tensors and Python scalars mixed with device tensors."""
    x = torch.tensor([1.0, 2.0], device=device)
    c, k = torch.tensor(3.0, dtype=torch.float64), torch.tensor(2)
    r = [x + c, c - x, x * k, 1 / x, 2**x, x**k, torch.add(x, c, alpha=2), torch.maximum(x, torch.tensor(1.5))]
    inplace = x.clone()
    inplace += c
    return {
        "values": [t.tolist() for t in r],
        "dtypes": [str(t.dtype) for t in r],
        "in": inplace.tolist(),
        "device": sorted({str(t.device) for t in r}),
    }


@program
def zero_dim_both(device):
    """0-dim device tensor with 0-dim CPU tensor, both orders: result on the device."""
    d, c = torch.tensor(2.0, device=device), torch.tensor(3)
    a, b = d * c, c - d
    return {
        "a": a.item(),
        "b": b.item(),
        "dtypes": [str(a.dtype), str(b.dtype)],
        "device_a": str(a.device),
        "device_b": str(b.device),
    }


@program
def type_promotion(device):
    """Type promotion rules on the device: result_type, promote_types, integer division."""
    i, f = torch.tensor([1, 2], device=device), torch.tensor([0.5, 1.5], device=device)
    h, d = f.half(), f.double()
    b = torch.tensor([True, False], device=device)
    r = [i + f, i / 2, i // 2, i + 1.5, h + f, h + d, b + i, b * f, i + True, i % 2, i * torch.tensor(0.5)]
    return {
        "dtypes": [str(t.dtype) for t in r],
        "values": [t.tolist() for t in r],
        "rt": str(torch.result_type(i, 1.0)),
        "pt": str(torch.promote_types(torch.int32, torch.float16)),
        "can": torch.can_cast(torch.float32, torch.int32),
        "rt2": str(torch.result_type(h, d[0])),
    }


@program
def copy_across_devices(device):
    """copy_ in both directions, with dtype change and broadcasting."""
    d, c = torch.zeros(2, 3, device=device), torch.zeros(3)
    r = d.copy_(torch.tensor([1, 2, 3]))
    c.copy_(d[0] * 10)
    i = torch.zeros(3, dtype=torch.int64)
    i.copy_(torch.tensor([1.9, -1.9, 0.2], device=device))
    s = torch.zeros(3, 2, device=device)
    s.t().copy_(torch.arange(6.0).reshape(2, 3))
    return {
        "d": d.tolist(),
        "c": c,
        "i": i.tolist(),
        "s": s.tolist(),
        "returns_self": r is d,
        "c_dev": str(c.device),
        "device_d": str(d.device),
    }


@program
def out_arguments(device):
    """out= with tensors of the right and the wrong size, on the same device."""
    a, b = torch.tensor([1.0, 2.0], device=device), torch.tensor([3.0, 4.0], device=device)
    o = torch.empty(2, device=device)
    r = torch.add(a, b, out=o)
    m = torch.empty(0, device=device)
    torch.matmul(a.reshape(2, 1), b.reshape(1, 2), out=m)
    v, i = torch.empty(0, device=device), torch.empty(0, dtype=torch.long, device=device)
    torch.max(m, dim=1, out=(v, i))
    cs = torch.zeros(2, device=device)
    torch.cumsum(a, 0, out=cs)
    return {"o": o.tolist(), "same": r is o, "m": m.tolist(), "v": v.tolist(), "i": i.tolist(), "cs": cs.tolist()}


@program
def numpy_round_trip(device):
    """from_numpy -> device -> .cpu().numpy(), dtypes kept; np functions on the result."""
    a = np.arange(6, dtype=np.float64).reshape(2, 3)
    t = torch.from_numpy(a).to(device)
    back = (t * 2).cpu().numpy()
    f = t.float().requires_grad_()
    a[0, 0] = 99.0
    n = f.detach().cpu().numpy()
    ints = torch.from_numpy(np.array([1, 2], dtype=np.int32)).to(device)
    return {
        "back": back.tolist(),
        "dtype": str(back.dtype),
        "n": n.tolist(),
        "n_dtype": str(n.dtype),
        "ints": str(ints.dtype),
        "mean": float(np.mean(back)),
        "asarray": np.asarray(t.cpu()).shape[1],
        "force": f.numpy(force=True).shape[0],
        "device_first": str(t[0, 0].item()),
        "device": str(t.device),
    }


@program
def elementwise_functions(device):
    """exp, log, sqrt, trig, rounding, remainder, lerp, nan handling."""
    x = torch.tensor([0.1, 1.0, 2.6], device=device)
    n = torch.tensor([1.0, float("nan"), float("inf")], device=device)
    return {
        "exp": x.exp().cpu(),
        "log": x.log().cpu(),
        "sin": torch.sin(x).cpu(),
        "round": x.round().tolist(),
        "floor": x.floor().tolist(),
        "rem": torch.remainder(-x, 1).cpu(),
        "lerp": torch.lerp(x, x * 3, 0.5).cpu(),
        "erf": torch.erf(x).cpu(),
        "rsqrt": x.rsqrt().cpu(),
        "atan2": torch.atan2(x, x + 1).cpu(),
        "isnan": n.isnan().tolist(),
        "fix": torch.nan_to_num(n, nan=0.0, posinf=9.0).tolist(),
        "fin": torch.isfinite(n).tolist(),
        "addcmul": torch.addcmul(x, x, x, value=2).cpu(),
    }


@program
def integer_and_bool_arithmetic(device):
    """Integer overflow, shifts, bitwise operators, floor division, bool sums."""
    i = torch.tensor([7, -7, 250], device=device)
    u = torch.tensor([250, 10], dtype=torch.uint8, device=device)
    return {
        "fd": (i // 2).tolist(),
        "mod": (i % 3).tolist(),
        "trunc": torch.div(i, 2, rounding_mode="trunc").tolist(),
        "and": (i & 3).tolist(),
        "xor": (i ^ 1).tolist(),
        "sh": (i << 2).tolist(),
        "wrap": (u + 10).tolist(),
        "sum_dtype": str(u.sum().dtype),
        "bsum": (i > 0).sum().item(),
        "inv": (~i).tolist(),
    }


@program
def linalg_functions(device):
    """torch.linalg.norm, solve, det, inv, cholesky, eigvalsh, svdvals, lstsq-free."""
    a = torch.tensor([[4.0, 1.0], [1.0, 3.0]], dtype=torch.float64, device=device)
    b = torch.tensor([1.0, 2.0], dtype=torch.float64, device=device)
    x = torch.linalg.solve(a, b)
    return {
        "norm": torch.linalg.norm(a).item(),
        "n1": torch.linalg.norm(a, ord=1).item(),
        "x": x.cpu(),
        "det": torch.linalg.det(a).item(),
        "inv": torch.linalg.inv(a).cpu(),
        "chol": torch.linalg.cholesky(a).cpu(),
        "eig": torch.linalg.eigvalsh(a).cpu(),
        "sv": torch.linalg.svdvals(a).cpu(),
        "vn": torch.linalg.vector_norm(b, 1).item(),
        "mp": torch.linalg.matrix_power(a, 3).cpu(),
        "device": str(x.device),
    }


@program
def linalg_solve_gradient(device):
    """Gradient through torch.linalg.solve and inverse."""
    a = torch.tensor([[4.0, 1.0], [1.0, 3.0]], device=device, requires_grad=True)
    b = torch.tensor([[1.0], [2.0]], device=device, requires_grad=True)
    torch.linalg.solve(a, b).sum().backward()
    return {"ga": a.grad.cpu(), "gb": b.grad.cpu()}


@program
def confusion_matrix_and_metrics(device):
    """Accuracy, a confusion matrix, precision, as in an evaluation function."""
    pred = torch.tensor([0, 2, 1, 1, 0, 2], device=device)
    true = torch.tensor([0, 1, 1, 2, 0, 2], device=device)
    cm = torch.zeros(3, 3, dtype=torch.int64, device=device)
    for t, p in zip(true, pred):
        cm[t, p] += 1
    fast = torch.bincount(true * 3 + pred, minlength=9).reshape(3, 3)
    acc = (pred == true).float().mean()
    return {
        "cm": cm.tolist(),
        "same": torch.equal(cm, fast),
        "acc": acc.item(),
        "prec": (cm.diag() / cm.sum(0)).cpu(),
        "pct": f"{100 * acc:.1f}%",
    }


# --------------------------------------------------------------------------
# layers and losses
# --------------------------------------------------------------------------


@program
def layer_embedding(device):
    """Embedding with padding_idx, its gradient, and F.embedding."""
    e = nn.Embedding(5, 3, padding_idx=0)
    with torch.no_grad():
        e.weight.copy_(ramp(5, 3))
    e.to(device)
    idx = torch.tensor([[1, 2, 0], [4, 1, 1]], device=device)
    out = e(idx)
    out.sum().backward()
    bag = F.embedding_bag(idx, e.weight.detach(), mode="mean")
    return {"out": host(out), "grad": host(e.weight.grad), "f": host(F.embedding(idx, e.weight)), "bag": host(bag)}


@program
def layer_conv2d(device):
    """conv2d in float64, forward and gradients; exact small integers in float32."""
    conv = fill_params(nn.Conv2d(2, 3, 3, padding=1, stride=2, dtype=torch.float64)).to(device)
    x = randn(2, 2, 6, 6, dtype=torch.float64).to(device).requires_grad_()
    y = conv(x)
    y.pow(2).sum().backward()
    k = torch.tensor([[[[1.0, 0.0], [0.0, -1.0]]]], device=device)
    exact = F.conv2d(torch.arange(9.0, device=device).reshape(1, 1, 3, 3), k, bias=torch.tensor([1.0], device=device))
    return {
        "y": host(y),
        "gw": host(conv.weight.grad),
        "gb": host(conv.bias.grad),
        "gx": host(x.grad),
        "exact": exact.tolist(),
        "device": str(y.device),
    }


@program
def layer_conv_others(device):
    """conv1d, conv_transpose2d, grouped conv, in float64."""
    x = ramp(1, 2, 5, 5).double().to(device)
    w = (ramp(2, 1, 3, 3, scale=0.05, start=-0.3)).double().to(device)
    t = F.conv_transpose2d(x, ramp(2, 1, 2, 2).double().to(device), stride=2)
    c1 = F.conv1d(x[:, :, 0], ramp(3, 2, 2).double().to(device), dilation=2)
    return {"g": host(F.conv2d(x, w, groups=2)), "t": host(t), "c1": host(c1)}


@program
def layer_pooling(device):
    """max_pool2d (with indices and gradient), avg_pool2d, adaptive_avg_pool2d, interpolate, pad."""
    x = randn(1, 1, 4, 4).to(device).requires_grad_()
    y, i = F.max_pool2d(x, 2, return_indices=True)
    y.sum().backward()
    d = x.detach()
    return {
        "y": host(y),
        "i": i.tolist(),
        "g": host(x.grad),
        "avg": host(F.avg_pool2d(d, 2)),
        "ad": host(F.adaptive_avg_pool2d(d, 1)),
        "up": host(F.interpolate(d, scale_factor=2, mode="nearest")),
        "pad": host(F.pad(d, (1, 0, 0, 1), value=3.0)),
        "flat": list(nn.Flatten()(d).shape),
    }


@program
def layer_batch_norm(device):
    """BatchNorm2d training then eval, and F.batch_norm; gradients of affine parameters."""
    bn = nn.BatchNorm2d(2).to(device)
    x = randn(3, 2, 4, 4).to(device)
    y = bn(x)
    (y * x).sum().backward()
    bn.eval()
    z = bn(x)
    f = F.batch_norm(x, bn.running_mean, bn.running_var)
    return {
        "y": host(y),
        "z": host(z),
        "f": host(f),
        "gw": host(bn.weight.grad),
        "rm": host(bn.running_mean),
        "rv": host(bn.running_var),
        "n": bn.num_batches_tracked.item(),
    }


@program
def layer_norms(device):
    """LayerNorm, GroupNorm, InstanceNorm, F.normalize with gradients."""
    x = randn(2, 4, 3).to(device).requires_grad_()
    ln, gn = nn.LayerNorm(3).to(device), nn.GroupNorm(2, 4).to(device)
    y = ln(x)
    (y**3).sum().backward()
    return {
        "ln": host(y),
        "g": host(x.grad),
        "gn": host(gn(x)),
        "in": host(F.instance_norm(x)),
        "nm": host(F.normalize(x, dim=-1)),
        "cos": host(F.cosine_similarity(x[0], x[1], dim=-1)),
    }


@program
def layer_dropout(device):
    """Dropout is the identity in eval mode; in training it zeroes or doubles."""
    d = nn.Dropout(0.5)
    x = torch.ones(1000, device=device)
    t = d(x)
    d.eval()
    e = d(x)
    return {
        "eval_same": torch.equal(e, x),
        "values": sorted(set(t.tolist())),
        "mean_ok": 0.5 < t.mean().item() < 1.5,
        "off": F.dropout(x, 0.5, training=False).sum().item(),
        "device": str(t.device),
    }


@program
def layer_activations(device):
    """relu, gelu, silu, leaky_relu, elu, softplus, hardtanh, PReLU with gradients."""
    x = torch.tensor([-2.0, -0.5, 0.5, 3.0], device=device, requires_grad=True)
    fs = {
        "relu": F.relu,
        "gelu": F.gelu,
        "silu": F.silu,
        "leaky": F.leaky_relu,
        "elu": F.elu,
        "softplus": F.softplus,
        "hardtanh": F.hardtanh,
        "prelu": nn.PReLU().to(device),
    }
    out = {}
    for k, f in fs.items():
        y = f(x)
        (g,) = torch.autograd.grad(y.sum(), x)
        out[k], out["g_" + k] = host(y), host(g)
    return out


@program
def loss_classification(device):
    """cross_entropy (weights, ignore_index, smoothing, soft targets), nll_loss."""
    x = randn(4, 3).to(device).requires_grad_()
    y = torch.tensor([0, 2, 1, 2], device=device)
    w = torch.tensor([1.0, 2.0, 0.5], device=device)
    loss = F.cross_entropy(x, y)
    loss.backward()
    soft = F.softmax(randn(4, 3, seed=5), dim=1).to(device)
    return {
        "ce": loss.item(),
        "g": host(x.grad),
        "w": F.cross_entropy(x, y, weight=w).item(),
        "none": host(F.cross_entropy(x, y, reduction="none")),
        "ign": F.cross_entropy(x, y, ignore_index=2).item(),
        "ls": F.cross_entropy(x, y, label_smoothing=0.1).item(),
        "soft": F.cross_entropy(x, soft).item(),
        "nll": F.nll_loss(F.log_softmax(x, 1), y, weight=w).item(),
        "device": str(loss.device),
    }


@program
def loss_regression_and_binary(device):
    """mse, l1, smooth_l1, huber, bce, bce_with_logits with pos_weight, kl_div, hinge-like."""
    x = randn(3, 2).to(device).requires_grad_()
    y = torch.tensor([[0.0, 1.0], [1.0, 1.0], [0.0, 0.0]], device=device)
    loss = F.binary_cross_entropy_with_logits(x, y, pos_weight=torch.tensor([2.0, 1.0], device=device))
    loss.backward()
    return {
        "bcel": loss.item(),
        "g": host(x.grad),
        "mse": F.mse_loss(x, y).item(),
        "l1": F.l1_loss(x, y).item(),
        "sl1": F.smooth_l1_loss(x, y).item(),
        "hub": F.huber_loss(x, y, delta=0.5).item(),
        "bce": F.binary_cross_entropy(torch.sigmoid(x), y).item(),
        "kl": F.kl_div(F.log_softmax(x, 1), F.softmax(y, 1), reduction="batchmean").item(),
        "mrl": F.margin_ranking_loss(x[:, 0], x[:, 1], torch.ones(3, device=device)).item(),
    }


@program
def loss_modules_with_weight(device):
    """Loss modules that hold tensors move with .to(device)."""
    ce = nn.CrossEntropyLoss(weight=torch.tensor([1.0, 3.0])).to(device)
    x, y = randn(4, 2).to(device), torch.tensor([0, 1, 1, 0], device=device)
    bce = nn.BCEWithLogitsLoss(pos_weight=torch.tensor([2.0, 2.0])).to(device)
    return {"ce": ce(x, y).item(), "bce": bce(x, (x > 0).float()).item(), "device": str(ce.weight.device)}


@program
def layer_lstm(device):
    """A small LSTM in float64: outputs, states, gradients, given and default initial state."""
    m = fill_params(nn.LSTM(3, 4, num_layers=2, batch_first=True, dtype=torch.float64)).to(device)
    x = randn(2, 5, 3, dtype=torch.float64).to(device)
    out, (h, c) = m(x)
    out.sum().backward()
    h0 = torch.full((2, 2, 4), 0.1, dtype=torch.float64, device=device)
    out2, _ = m(x, (h0, h0))
    return {
        "out": host(out),
        "h": host(h),
        "c": host(c),
        "g": host(m.weight_hh_l1.grad),
        "out2": host(out2),
        "device": str(h.device),
    }


@program
def layer_gru_and_cells(device):
    """GRU (bidirectional), GRUCell, LSTMCell in float64, trained one step after the move."""
    m = fill_params(nn.GRU(2, 3, bidirectional=True, dtype=torch.float64)).to(device)
    x = randn(4, 2, 2, dtype=torch.float64).to(device)
    opt = torch.optim.SGD(m.parameters(), lr=0.1)
    out, h = m(x)
    out.pow(2).sum().backward()
    opt.step()
    cell = fill_params(nn.GRUCell(2, 3, dtype=torch.float64)).to(device)
    lc = fill_params(nn.LSTMCell(2, 3, dtype=torch.float64)).to(device)
    hc, cc = lc(x[0])
    return {
        "out": host(out),
        "h": host(h),
        "params": flat_params(m),
        "cell": host(cell(x[0])),
        "hc": host(hc),
        "cc": host(cc),
    }


@program
def layer_attention(device):
    """scaled_dot_product_attention and MultiheadAttention in float64."""
    q = randn(2, 2, 3, 4, dtype=torch.float64).to(device)
    a = F.scaled_dot_product_attention(q, q, q, is_causal=True)
    m = fill_params(nn.MultiheadAttention(4, 2, batch_first=True, dtype=torch.float64)).to(device)
    out, w = m(q[0], q[0], q[0])
    return {"a": host(a), "out": host(out), "w": host(w), "device": str(a.device)}


@program
def small_cnn_training(device):
    """A LeNet-like net in float64, two Adam steps, train/eval switching, predictions."""
    net = nn.Sequential(nn.Conv2d(1, 2, 3), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(), nn.Dropout(0.0), nn.Linear(18, 3))
    net = fill_params(net.double()).to(device)
    x, y = randn(4, 1, 8, 8, dtype=torch.float64).to(device), torch.tensor([0, 1, 2, 1], device=device)
    opt = torch.optim.Adam(net.parameters(), lr=0.01)
    for _ in range(2):
        net.train()
        opt.zero_grad()
        loss = F.cross_entropy(net(x), y)
        loss.backward()
        opt.step()
    net.eval()
    with torch.no_grad():
        pred = net(x).argmax(1)
    return {"loss": loss.item(), "pred": pred.tolist(), "params": flat_params(net)}


@program
def batchnorm_net_training(device):
    """A net with BatchNorm1d trained with mini-batches, saved, loaded, and evaluated on CPU."""
    m = fill_params(Regressor()).to(device)
    x, y = randn(12, 4, seed=6), randn(12, 1, seed=7)
    opt = torch.optim.SGD(m.parameters(), lr=0.05, momentum=0.9)
    for xb, yb in DataLoader(TensorDataset(x, y), batch_size=6):
        opt.zero_grad()
        F.mse_loss(m(xb.to(device)), yb.to(device)).backward()
        opt.step()
    buf = io.BytesIO()
    torch.save(m.state_dict(), buf)
    buf.seek(0)
    c = Regressor()
    c.load_state_dict(torch.load(buf, map_location=torch.device("cpu")))
    c.eval()
    m.eval()
    return {"cpu": host(c(x)), "dev": host(m(x.to(device))), "rm": host(c.bn.running_mean)}


@program
def early_stopping_best_state(device):
    """Keep a deep copy of the best state_dict, go on, then restore it."""
    m = small_net().to(device)
    opt = torch.optim.SGD(m.parameters(), lr=0.3)
    x, y = (t.to(device) for t in small_data())
    best, best_state = float("inf"), None
    for step in range(4):
        opt.zero_grad()
        loss = F.mse_loss(m(x), y)
        if loss < best and step < 2:
            best, best_state = loss.item(), copy.deepcopy(m.state_dict())
        loss.backward()
        opt.step()
    m.load_state_dict(best_state)
    return {
        "best": best,
        "again": F.mse_loss(m(x), y).item(),
        "params": flat_params(m),
        "device": str(best_state["0.weight"].device),
    }


@program
def polyak_target_network(device):
    """Soft update of a target network, by mul_/add_ and by lerp_."""
    a, b = small_net(1).to(device), small_net(2).to(device)
    with torch.no_grad():
        for p, q in zip(a.parameters(), b.parameters()):
            q.mul_(0.9).add_(p, alpha=0.1)
        for p, q in zip(a.parameters(), b.parameters()):
            q.lerp_(p, 0.5)
    return {"b": flat_params(b)}


@program
def tensor_subclass_parameter_checks(device):
    """isinstance, torch.is_tensor, is_floating_point, element_size, numel, nelement, dim, ndim."""
    p = nn.Parameter(torch.zeros(2, 3, device=device))
    return {
        "isp": isinstance(p, nn.Parameter),
        "ist": isinstance(p, torch.Tensor),
        "is": torch.is_tensor(p),
        "type_data": type(p.data).__name__,
        "type_sum": type(p + 1).__name__,
        "fp": p.is_floating_point(),
        "es": p.element_size(),
        "n": p.numel(),
        "dim": p.dim(),
        "ndim": p.ndim,
        "layout": str(p.layout),
        "nbytes": p.nbytes,
        "type_to": type(p.to(device)).__name__,
        "device_type_to": type(p.cpu()).__name__,
        "exact": type(torch.zeros(1, device=device)) is torch.Tensor,
    }


@program
def dict_and_set_of_tensors(device):
    """Tensors hash by identity: dictionaries and sets keyed by device tensors and parameters."""
    m = small_net().to(device)
    names = {p: n for n, p in m.named_parameters()}
    w = m[0].weight
    s = {w, w, m[2].weight}
    return {
        "name": names[w],
        "n": len(names),
        "set": len(s),
        "views": len({w.data, w.data}),
        "hash_is_id": hash(w) == id(w),
    }


@program
def nested_batch_to_device(device):
    """A recursive move-to-device helper over dicts, lists, tuples."""

    def move(o):
        if torch.is_tensor(o):
            return o.to(device)
        if isinstance(o, dict):
            return {k: move(v) for k, v in o.items()}
        if isinstance(o, (list, tuple)):
            return type(o)(move(v) for v in o)
        return o

    b = move({"x": torch.ones(2), "pair": (torch.zeros(1), [torch.arange(3)]), "name": "n"})
    return {
        "x": b["x"].tolist(),
        "a": b["pair"][1][0].tolist(),
        "name": b["name"],
        "tuple": isinstance(b["pair"], tuple),
        "device": [str(b["x"].device), str(b["pair"][0].device), str(b["pair"][1][0].device)],
    }


@program
def move_many_times(device):
    """A tensor sent back and forth keeps its values and its gradient path."""
    x = torch.tensor([1.0, 2.0], requires_grad=True)
    y = x
    for i in range(4):
        y = (y.to(device) * 2).cpu() + 1
    y.sum().backward()
    return {"y": host(y), "grad": x.grad}


@program
def generators_and_sampling_on_cpu_then_device(device):
    """CPU multinomial, bernoulli, dropout masks by hand, and random_split, used on the device."""
    torch.manual_seed(7)
    mask = torch.bernoulli(torch.full((6,), 0.5)).to(device)
    pick = torch.multinomial(torch.tensor([0.1, 0.2, 0.7]), 4, replacement=True).to(device)
    a, b = torch.utils.data.random_split(range(8), [5, 3], generator=torch.Generator().manual_seed(1))
    return {
        "mask": mask.tolist(),
        "pick": pick.tolist(),
        "a": list(a),
        "b": list(b),
        "x": (torch.arange(6.0, device=device) * mask).tolist(),
    }


@program
def multinomial_and_bernoulli_on_device(device):
    """Device sampling where the outcome is certain."""
    p = torch.tensor([[0.0, 1.0, 0.0], [0.0, 0.0, 1.0]], device=device)
    d = torch.distributions.Categorical(probs=p)
    n = torch.distributions.Normal(torch.zeros(2, device=device), torch.ones(2, device=device))
    return {
        "m": torch.multinomial(p, 1).tolist(),
        "b": torch.bernoulli(p).tolist(),
        "s": d.sample().tolist(),
        "lp": n.log_prob(torch.ones(2, device=device)).cpu(),
        "shape": list(n.sample((3,)).shape),
        "ent": n.entropy().cpu(),
        "uni": bool((torch.empty(9, device=device).uniform_(2, 3) >= 2).all()),
        "device": str(n.sample().device),
    }
