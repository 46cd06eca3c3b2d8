# {"task": "relu", "verdict": "right", "style": "autograd_function", "listed": false, "note": "custom autograd.Function with its own backward"}
import torch

class MyReLU(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x.clamp(min=0)

    @staticmethod
    def backward(ctx, grad_output):
        x, = ctx.saved_tensors
        grad = grad_output.clone()
        grad[x < 0] = 0
        return grad

def relu(x):
    return MyReLU.apply(x)
