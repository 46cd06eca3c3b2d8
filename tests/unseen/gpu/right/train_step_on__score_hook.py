# {"task": "train_step_on", "verdict": "right", "style": "score_hook", "listed": false, "note": "a hook looks at the scores' gradient"}
import torch


def train_step_on(device, model, batch, loss_function, optimizer):
    pixels, classes = [part.to(device) for part in batch]
    optimizer.zero_grad()
    scores = model(pixels)
    places = []
    scores.register_hook(lambda g: places.append(g.device.type))
    loss = loss_function(scores, classes)
    loss.backward()
    assert places == [device.type]
    optimizer.step()
    return loss.item()
