# {"task": "train_step_on", "verdict": "right", "style": "post_accumulate", "listed": false, "note": "post accumulate hooks"}
import torch


def train_step_on(device, model, batch, loss_function, optimizer):
    pixels, classes = [part.to(device) for part in batch]
    optimizer.zero_grad()
    loss = loss_function(model(pixels), classes)
    seen = []
    handles = [p.register_post_accumulate_grad_hook(lambda q: seen.append(q.grad.device.type)) for p in model.parameters()]
    loss.backward()
    [h.remove() for h in handles]
    assert set(seen) == {device.type}
    optimizer.step()
    return loss.item()
