# {"task": "mean_squared_error", "verdict": "right", "mistake": null, "listed": false, "note": "A custom autograd.Function with its backward written by hand."}
import torch

class _MSE(torch.autograd.Function):
    @staticmethod
    def forward(ctx, predicted, target):
        diff = predicted - target
        ctx.save_for_backward(diff)
        return diff.pow(2).sum() / diff.numel()

    @staticmethod
    def backward(ctx, grad_output):
        diff, = ctx.saved_tensors
        g = grad_output * 2 * diff / diff.numel()
        return g, -g

def mean_squared_error(predicted, target):
    return _MSE.apply(predicted, target)
