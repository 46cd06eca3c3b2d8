# {"task": "softmax", "verdict": "right", "style": "custom_function", "listed": false, "note": "autograd Function with its own backward"}
import torch


class Softmax(torch.autograd.Function):
    @staticmethod
    def forward(ctx, o):
        p = (o - o.max(dim=1, keepdim=True).values).exp_()
        p /= p.sum(dim=1, keepdim=True)
        ctx.save_for_backward(p)
        return p

    @staticmethod
    def backward(ctx, g):
        (p,) = ctx.saved_tensors
        return p * (g - (g * p).sum(dim=1, keepdim=True))


softmax = Softmax.apply
