# {"task": "mean_squared_error", "verdict": "right", "style": "custom_autograd", "listed": false, "note": "own autograd Function"}
import torch


class _MSE(torch.autograd.Function):
    @staticmethod
    def forward(ctx, predicted, target):
        difference = predicted - target
        ctx.save_for_backward(difference)
        return difference.pow(2).mean()

    @staticmethod
    def backward(ctx, grad):
        (difference,) = ctx.saved_tensors
        g = grad * 2 * difference / difference.numel()
        return g, -g


mean_squared_error = _MSE.apply
