# {"task": "relu", "verdict": "right", "style": "custom_function", "listed": false, "note": "own autograd Function"}
import torch


class ReLU(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        mask = x > 0
        ctx.save_for_backward(mask)
        return x * mask

    @staticmethod
    def backward(ctx, grad):
        (mask,) = ctx.saved_tensors
        return grad * mask


def relu(x):
    return ReLU.apply(x)
