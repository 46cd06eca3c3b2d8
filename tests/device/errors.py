"""Small PyTorch programs that must raise on a real CUDA device.

ERRORS[name] = (function, exception class name, part of the message).
Each function takes a cuda torch.device.
"""

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

ERRORS = {}

SAME = "Expected all tensors to be on the same device"


def error(text_part=SAME, kind="RuntimeError"):
    def register(f):
        ERRORS[f.__name__] = (f, kind, text_part)
        return f

    return register


def ones(*shape):
    return torch.ones(*shape)


# -- layers and losses -------------------------------------------------------


@error()
def linear_cpu_input(device):
    """The model is on the GPU, the batch is not."""
    nn.Linear(4, 2).to(device)(ones(3, 4))


@error()
def linear_cpu_weights(device):
    """The batch is on the GPU, the model is not."""
    nn.Linear(4, 2)(ones(3, 4).to(device))


@error()
def linear_no_bias_cpu_input(device):
    """nn.Linear without bias, CPU input."""
    nn.Linear(4, 2, bias=False).to(device)(ones(3, 4))


@error()
def sequential_half_moved(device):
    """Only the first layer was moved."""
    net = nn.Sequential(nn.Linear(4, 4), nn.ReLU(), nn.Linear(4, 1))
    net[0].to(device)
    net(ones(2, 4).to(device))


@error()
def layers_in_python_list(device):
    """Layers kept in a plain list do not move with the module."""

    class Net(nn.Module):
        def __init__(self):
            super().__init__()
            self.layers = [nn.Linear(3, 3), nn.Linear(3, 3)]

        def forward(self, x):
            for layer in self.layers:
                x = layer(x)
            return x

    Net().to(device)(ones(2, 3).to(device))


@error()
def plain_tensor_attribute(device):
    """A tensor attribute that is not a buffer does not move with the module."""

    class Scale(nn.Module):
        def __init__(self):
            super().__init__()
            self.scale = torch.tensor([1.0, 2.0, 3.0])

        def forward(self, x):
            return x * self.scale

    Scale().to(device)(ones(2, 3).to(device))


@error()
def functional_linear_cpu_bias(device):
    """F.linear with the bias on the CPU."""
    F.linear(ones(2, 3).to(device), ones(4, 3).to(device), ones(4))


@error()
def cross_entropy_cpu_labels(device):
    """Labels left on the CPU."""
    F.cross_entropy(ones(3, 4).to(device), torch.tensor([0, 1, 2]))


@error()
def cross_entropy_module_cpu_labels(device):
    """nn.CrossEntropyLoss in a training step with CPU labels."""
    model = nn.Linear(4, 3).to(device)
    nn.CrossEntropyLoss()(model(ones(2, 4).to(device)), torch.tensor([0, 1])).backward()


@error()
def cross_entropy_cpu_weight(device):
    """Class weights left on the CPU."""
    F.cross_entropy(ones(3, 2).to(device), torch.tensor([0, 1, 1], device=device), weight=torch.tensor([1.0, 2.0]))


@error()
def cross_entropy_cpu_logits(device):
    """Logits brought back to the CPU, labels on the device."""
    F.cross_entropy(ones(3, 4), torch.tensor([0, 1, 2], device=device))


@error()
def nll_loss_cpu_labels(device):
    """F.nll_loss with CPU labels."""
    F.nll_loss(F.log_softmax(ones(3, 4).to(device), dim=1), torch.tensor([0, 1, 2]))


@error()
def mse_loss_cpu_target(device):
    """F.mse_loss with a CPU target."""
    F.mse_loss(ones(3, 2).to(device), ones(3, 2))


@error()
def l1_loss_cpu_prediction(device):
    """F.l1_loss with a CPU prediction."""
    F.l1_loss(ones(3), ones(3).to(device))


@error()
def bce_with_logits_cpu_target(device):
    """F.binary_cross_entropy_with_logits with a CPU target."""
    F.binary_cross_entropy_with_logits(ones(3).to(device), ones(3))


@error()
def bce_cpu_target(device):
    """F.binary_cross_entropy with a CPU target."""
    F.binary_cross_entropy(ones(3).to(device) * 0.5, ones(3))


@error()
def embedding_cpu_indices(device):
    """nn.Embedding on the device, indices on the CPU."""
    nn.Embedding(5, 2).to(device)(torch.tensor([0, 1]))


@error()
def embedding_cpu_weights(device):
    """nn.Embedding left on the CPU, indices on the device."""
    nn.Embedding(5, 2)(torch.tensor([0, 1], device=device))


@error("Input type (torch.FloatTensor) and weight type (torch.cuda.FloatTensor) should be the same")
def conv2d_cpu_input(device):
    """nn.Conv2d on the device, CPU images."""
    nn.Conv2d(1, 2, 3).to(device)(ones(1, 1, 5, 5))


@error("Input type (torch.cuda.FloatTensor) and weight type (torch.FloatTensor) should be the same")
def conv2d_cpu_weights(device):
    """nn.Conv2d left on the CPU, images on the device."""
    nn.Conv2d(1, 2, 3)(ones(1, 1, 5, 5).to(device))


@error("Input type (torch.cuda.FloatTensor) and bias type (torch.FloatTensor) should be the same")
def conv2d_cpu_bias(device):
    """F.conv2d with only the bias on the CPU."""
    F.conv2d(ones(1, 1, 5, 5).to(device), ones(2, 1, 3, 3).to(device), ones(2))


@error()
def batch_norm_cpu_buffers(device):
    """Running statistics left on the CPU."""
    x = ones(4, 3).to(device)
    F.batch_norm(x, torch.zeros(3), ones(3), training=True)


@error()
def batch_norm_cpu_input(device):
    """BatchNorm1d on the device, CPU input."""
    nn.BatchNorm1d(3).to(device)(ones(4, 3))


@error()
def layer_norm_cpu_weight(device):
    """LayerNorm left on the CPU."""
    nn.LayerNorm(3)(ones(2, 3).to(device))


@error("Input and parameter tensors are not at the same device")
def lstm_cpu_input(device):
    """LSTM on the device, CPU input."""
    nn.LSTM(2, 3).to(device)(ones(4, 1, 2))


@error("Input and hidden tensors are not at the same device")
def lstm_cpu_hidden(device):
    """LSTM on the device, hidden state left on the CPU."""
    h = torch.zeros(1, 1, 3)
    nn.LSTM(2, 3).to(device)(ones(4, 1, 2).to(device), (h, h))


# -- arithmetic and comparison -----------------------------------------------


@error()
def add_device_cpu(device):
    """device + cpu."""
    ones(3).to(device) + ones(3)


@error()
def add_cpu_device(device):
    """cpu + device."""
    ones(3) + ones(3).to(device)


@error()
def mul_device_cpu(device):
    """device * cpu, matrices with broadcasting."""
    ones(2, 3).to(device) * ones(3)


@error()
def mul_cpu_device(device):
    """cpu * device."""
    ones(2, 3) * ones(3).to(device)


@error()
def one_element_vector_is_not_a_scalar(device):
    """A CPU tensor of shape (1,) is not a 0-dim scalar."""
    ones(3).to(device) * torch.tensor([2.0])


@error()
def cpu_vector_with_device_scalar(device):
    """A 0-dim device tensor does not mix with a CPU vector."""
    ones(3) + torch.tensor(1.0, device=device)


@error()
def compare_device_cpu(device):
    """device == cpu."""
    ones(3).to(device) == ones(3)


@error()
def compare_cpu_device(device):
    """cpu < device."""
    ones(3) < ones(3).to(device)


@error()
def accuracy_with_cpu_labels(device):
    """(pred == labels) with labels on the CPU."""
    pred = ones(4, 3).to(device).argmax(dim=1)
    (pred == torch.tensor([0, 1, 0, 2])).sum().item()


@error()
def inplace_add_device_into_cpu(device):
    """cpu.add_(device)."""
    ones(3).add_(ones(3).to(device))


@error()
def inplace_add_cpu_into_device(device):
    """device += cpu vector."""
    x = ones(3).to(device)
    x += ones(3)


@error()
def running_total_on_cpu(device):
    """A CPU vector total += a device batch."""
    total = torch.zeros(3)
    for _ in range(2):
        total += ones(2, 3).to(device).sum(0)


@error()
def expand_and_add(device):
    """An expanded CPU tensor added to a device tensor."""
    ones(2, 3).to(device) + ones(1, 3).expand(2, 3)


@error()
def lerp_cpu_end(device):
    """torch.lerp with the end on the CPU."""
    torch.lerp(ones(3).to(device), ones(3), 0.5)


@error()
def clamp_cpu_bound(device):
    """clamp with a tensor bound on the CPU."""
    ones(3).to(device).clamp(min=torch.zeros(3))


@error()
def maximum_cpu_other(device):
    """torch.maximum with a CPU vector."""
    torch.maximum(ones(3).to(device), torch.zeros(3))


@error()
def where_cpu_branch(device):
    """torch.where with one branch on the CPU."""
    x = ones(3).to(device)
    torch.where(x > 0, x, torch.zeros(3))


@error()
def where_cpu_condition(device):
    """torch.where with the condition on the CPU."""
    x = ones(3).to(device)
    torch.where(torch.tensor([True, False, True]), x, x * 2)


@error()
def equal_across_devices(device):
    """torch.equal across devices."""
    torch.equal(ones(3).to(device), ones(3))


@error()
def allclose_across_devices(device):
    """torch.allclose across devices."""
    torch.allclose(ones(3).to(device), ones(3))


@error("The values for attribute 'device' do not match", kind="AssertionError")
def assert_close_across_devices(device):
    """torch.testing.assert_close checks devices."""
    torch.testing.assert_close(ones(3).to(device), ones(3))


# -- products ----------------------------------------------------------------


@error()
def matmul_device_cpu(device):
    """device @ cpu."""
    ones(2, 3).to(device) @ ones(3, 2)


@error()
def matmul_cpu_device(device):
    """cpu @ device."""
    ones(2, 3) @ ones(3, 2).to(device)


@error()
def matvec_cpu_vector(device):
    """Matrix on the device, vector on the CPU."""
    ones(2, 3).to(device) @ ones(3)


@error()
def bmm_cpu_second(device):
    """torch.bmm with a CPU batch."""
    torch.bmm(ones(2, 2, 3).to(device), ones(2, 3, 2))


@error()
def addmm_cpu_input(device):
    """torch.addmm with its first argument on the CPU."""
    torch.addmm(ones(2, 2), ones(2, 3).to(device), ones(3, 2).to(device))


@error()
def einsum_cpu_second(device):
    """torch.einsum across devices."""
    torch.einsum("ij,jk->ik", ones(2, 3).to(device), ones(3, 2))


@error()
def dot_cpu_second(device):
    """torch.dot across devices."""
    torch.dot(ones(3).to(device), ones(3))


# -- joining, indexing -------------------------------------------------------


@error()
def cat_mixed(device):
    """torch.cat of device and CPU tensors."""
    torch.cat([ones(2).to(device), ones(2)])


@error()
def cat_mixed_cpu_first(device):
    """torch.cat with the CPU tensor first."""
    torch.cat([ones(2), ones(2).to(device)])


@error()
def stack_mixed(device):
    """torch.stack of device and CPU tensors."""
    torch.stack([ones(2).to(device), ones(2)])


@error("indices should be either on cpu or on the same device as the indexed tensor (cpu)")
def index_cpu_with_device_index(device):
    """A CPU tensor indexed with a device index tensor."""
    torch.arange(5)[torch.tensor([0, 2], device=device)]


@error("indices should be either on cpu or on the same device as the indexed tensor (cpu)")
def index_cpu_with_device_mask(device):
    """A CPU tensor indexed with a device mask."""
    x = torch.arange(5)
    x[x.to(device) > 2]


@error("indices should be either on cpu or on the same device as the indexed tensor (cpu)")
def assign_cpu_with_device_index(device):
    """cpu[device index] = cpu values."""
    x = torch.zeros(5)
    x[torch.tensor([0, 2], device=device)] = ones(2)


@error()
def assign_cpu_values_at_device_index(device):
    """device[device index] = CPU values."""
    x = torch.zeros(5, device=device)
    x[torch.tensor([0, 2], device=device)] = torch.tensor([1.0, 2.0])


@error("expected device cuda:0 but got device cpu for value tensor")
def index_put_accumulate_cpu_values(device):
    """index_put_ with accumulate=True and CPU values."""
    x = torch.zeros(5, device=device)
    x.index_put_((torch.tensor([0, 2], device=device),), torch.tensor([1.0, 2.0]), accumulate=True)


@error("expected self and mask to be on the same device")
def masked_fill_cpu_mask(device):
    """masked_fill with a CPU mask."""
    ones(3).to(device).masked_fill(torch.tensor([True, False, True]), 0.0)


@error("expected self and mask to be on the same device")
def masked_fill_inplace_device_mask(device):
    """A CPU tensor's masked_fill_ with a device mask."""
    ones(3).masked_fill_(torch.tensor([True, False, True], device=device), 0.0)


@error()
def gather_cpu_index(device):
    """gather with a CPU index."""
    ones(2, 3).to(device).gather(1, torch.tensor([[0], [2]]))


@error()
def scatter_cpu_index(device):
    """scatter_ with a CPU index."""
    torch.zeros(2, 3, device=device).scatter_(1, torch.tensor([[0], [2]]), 1.0)


@error()
def scatter_cpu_source(device):
    """scatter_ with a CPU source."""
    torch.zeros(2, 3, device=device).scatter_(1, torch.tensor([[0], [2]], device=device), ones(2, 1))


@error()
def scatter_add_cpu_source(device):
    """scatter_add_ with a CPU source."""
    torch.zeros(3, device=device).scatter_add_(0, torch.tensor([0, 1], device=device), ones(2))


@error()
def index_select_cpu_index(device):
    """index_select with a CPU index."""
    ones(3, 2).to(device).index_select(0, torch.tensor([0, 1]))


@error()
def index_add_cpu_source(device):
    """index_add_ with a CPU source."""
    torch.zeros(3, device=device).index_add_(0, torch.tensor([0, 1], device=device), ones(2))


# -- out= and copies ---------------------------------------------------------


@error()
def out_elsewhere_add(device):
    """torch.add of device tensors into a CPU out=."""
    torch.add(ones(3).to(device), ones(3).to(device), out=torch.empty(3))


@error()
def out_elsewhere_mm(device):
    """torch.mm of device tensors into a CPU out=."""
    torch.mm(ones(2, 2).to(device), ones(2, 2).to(device), out=torch.empty(2, 2))


@error()
def out_elsewhere_cat(device):
    """torch.cat of CPU tensors into a device out=."""
    torch.cat([ones(2), ones(2)], out=torch.empty(4, device=device))


@error("invalid device ordinal", kind="AcceleratorError")
def copy_to_missing_device(device):
    """x.to("cuda:7") on a machine with one GPU."""
    ones(3).to("cuda:7")


@error("invalid device ordinal", kind="AcceleratorError")
def factory_on_missing_device(device):
    """torch.zeros(..., device="cuda:7")."""
    torch.zeros(2, device="cuda:7")


@error("Invalid device string: 'cuda:-1'")
def bad_device_index(device):
    """A negative device index in a string."""
    ones(1).to("cuda:-1")


@error("device type at start of device string: gpu")
def bad_device_name(device):
    """ "gpu" is not a device type."""
    ones(1).to(device).to("gpu")


@error("only dense CPU tensors can be pinned")
def pin_device_tensor(device):
    """pin_memory of a tensor already on the device."""
    ones(3).to(device).pin_memory()


@error("device type for generator but found 'cpu'")
def cpu_generator_on_device(device):
    """A CPU generator given to a device factory."""
    torch.randn(3, generator=torch.Generator(), device=device)


@error("device type for generator but found 'cpu'")
def cpu_generator_inplace(device):
    """normal_ on a device tensor with a CPU generator."""
    torch.empty(3, device=device).normal_(generator=torch.Generator())


# -- numpy -------------------------------------------------------------------

NUMPY = "can't convert cuda:0 device type tensor to numpy. Use Tensor.cpu() to copy the tensor to host memory first."


@error(NUMPY, kind="TypeError")
def numpy_method(device):
    """.numpy() of a device tensor."""
    ones(3).to(device).numpy()


@error(NUMPY, kind="TypeError")
def numpy_of_detached(device):
    """.detach().numpy() without .cpu()."""
    w = nn.Linear(2, 2).to(device).weight
    w.detach().numpy()


@error(NUMPY, kind="TypeError")
def np_asarray(device):
    """np.asarray of a device tensor."""
    np.asarray(ones(3).to(device))


@error(NUMPY, kind="TypeError")
def np_array_of_list(device):
    """np.array of a list of 0-dim device tensors, as with collected losses."""
    np.array([torch.tensor(float(i), device=device) for i in range(3)])


@error(NUMPY, kind="TypeError")
def np_function(device):
    """np.mean of a list of 0-dim device tensors."""
    np.mean([torch.tensor(1.0, device=device), torch.tensor(2.0, device=device)])


@error("expected np.ndarray (got Tensor)", kind="TypeError")
def from_numpy_of_tensor(device):
    """torch.from_numpy given a device tensor."""
    torch.from_numpy(ones(3).to(device))


# -- autograd and optimizers -------------------------------------------------


@error("attempting to assign a gradient with device type 'cpu' to a tensor with device type 'cuda'")
def assign_cpu_grad(device):
    """p.grad = CPU tensor for a device parameter."""
    p = nn.Parameter(torch.zeros(3, device=device))
    p.grad = ones(3)


@error("attempting to assign a gradient with device type 'cuda' to a tensor with device type 'cpu'")
def assign_device_grad(device):
    """p.grad = device tensor for a CPU parameter."""
    p = nn.Parameter(torch.zeros(3))
    p.grad = ones(3).to(device)


@error("invalid gradient at index 0 - expected device cuda:0 but got cpu")
def backward_cpu_gradient(device):
    """y.backward(CPU gradient) for a device vector."""
    x = torch.ones(3, device=device, requires_grad=True)
    (x * 2).backward(ones(3))


class BackToCpu(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        return x * 2

    @staticmethod
    def backward(ctx, grad):
        return grad.cpu() * 2


@error()
def hook_uses_cpu_tensor(device):
    """A tensor hook that multiplies by a CPU vector."""
    x = torch.ones(3, device=device, requires_grad=True)
    x.register_hook(lambda g: g * torch.tensor([1.0, 2.0, 3.0]))
    (x * 2).sum().backward()


def _stepped_then_moved(device, make):
    model = nn.Linear(3, 1)
    opt = make(model.parameters())
    model(ones(2, 3)).sum().backward()
    opt.step()
    model.to(device)
    opt.zero_grad()
    model(ones(2, 3).to(device)).sum().backward()
    opt.step()


@error("be on the same device")
def adam_state_left_on_cpu(device):
    """Adam stepped on the CPU, the model moved, then stepped again."""
    _stepped_then_moved(device, lambda p: torch.optim.Adam(p, lr=0.1))


@error()
def adam_state_left_on_cpu_no_foreach(device):
    """The same with foreach=False."""
    _stepped_then_moved(device, lambda p: torch.optim.Adam(p, lr=0.1, foreach=False))


@error("Tensors of the same index must be on the same device")
def adam_state_left_on_cpu_foreach(device):
    """The same with foreach=True."""
    _stepped_then_moved(device, lambda p: torch.optim.Adam(p, lr=0.1, foreach=True))


@error("be on the same device")
def momentum_left_on_cpu(device):
    """SGD with momentum stepped on the CPU, the model moved, then stepped again."""
    _stepped_then_moved(device, lambda p: torch.optim.SGD(p, lr=0.1, momentum=0.9))


@error("be on the same device")
def adagrad_made_before_move(device):
    """Adagrad makes its state at once; the model moved afterwards leaves it on the CPU."""
    model = nn.Linear(3, 1)
    opt = torch.optim.Adagrad(model.parameters(), lr=0.1)
    model.to(device)
    model(ones(2, 3).to(device)).sum().backward()
    opt.step()


@error("Found two parameters on different devices", kind="TypeError")
def parameters_to_vector_mixed(device):
    """parameters_to_vector over two devices."""
    nn.utils.parameters_to_vector([ones(2).to(device), ones(2)])
