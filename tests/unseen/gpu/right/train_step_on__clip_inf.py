# {"task": "train_step_on", "verdict": "right", "style": "clip_inf", "listed": false, "note": "gradient norm read with clip_grad_norm_"}
import torch


def train_step_on(device, model, batch, loss_function, optimizer):
    pixels, classes = [part.to(device) for part in batch]
    optimizer.zero_grad()
    loss = loss_function(model(pixels), classes)
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), float('inf'))
    print(norm.item())
    optimizer.step()
    return loss.item()
