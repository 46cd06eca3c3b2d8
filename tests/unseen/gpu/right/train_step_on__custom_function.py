# {"task": "train_step_on", "verdict": "right", "style": "custom_function", "listed": false, "note": "the identity by an own autograd Function with saved tensors"}
import torch


class Watch(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x.clone()

    @staticmethod
    def backward(ctx, g):
        (x,) = ctx.saved_tensors
        assert x.device == g.device
        return g


def train_step_on(device, model, batch, loss_function, optimizer):
    pixels, classes = [part.to(device) for part in batch]
    optimizer.zero_grad()
    loss = loss_function(Watch.apply(model(pixels)), classes)
    loss.backward()
    optimizer.step()
    return loss.item()
