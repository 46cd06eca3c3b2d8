# {"task": "train_step_on", "verdict": "right", "style": "new_tensors", "listed": false, "note": "empty tensors on the device and copy_"}
import torch


def train_step_on(device, model, batch, loss_function, optimizer):
    here = [torch.empty_like(part, device=device).copy_(part) for part in batch]
    optimizer.zero_grad(set_to_none=True)
    loss = loss_function(model(here[0]), here[1])
    loss.backward()
    optimizer.step()
    return loss.detach().cpu().numpy().item()
