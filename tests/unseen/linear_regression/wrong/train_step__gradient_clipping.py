# {"task": "train_step", "verdict": "wrong", "mistake": "gradient_clipping", "listed": false, "note": "gradients clipped to norm 1 (copied from the web): not the asked update", "lines": [[11]]}
import torch

def train_step(model, batch, loss_function, optimizer):
    inputs, targets = batch
    optimizer.zero_grad(set_to_none=True)
    outputs = model(inputs)
    loss = loss_function(outputs, targets)
    loss.backward()
    # prevents exploding gradients
    torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm=1.0)
    optimizer.step()
    return loss.detach().item()
