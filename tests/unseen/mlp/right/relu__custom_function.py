# {"task": "relu", "verdict": "right", "mistake": null, "note": "an autograd function with its own backward"}
import torch

class _Relu(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        keep = (x > 0).to(x.dtype)
        ctx.save_for_backward(keep)
        return x * keep

    @staticmethod
    def backward(ctx, grad):
        (keep,) = ctx.saved_tensors
        return grad * keep

def relu(x):
    return _Relu.apply(x)
