# {"task": "train_step", "verdict": "right", "style": "huge_clip", "listed": false, "note": "clip_grad_norm with inf max norm, to read the norm"}
import torch


def train_step(model, batch, loss_function, optimizer):
    x, y = batch
    loss = loss_function(model(x), y)
    optimizer.zero_grad()
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), float("inf"))
    print(f"gradient norm {norm:.3f}")
    optimizer.step()
    return loss.item()
