# {"task": "train_step_on", "verdict": "wrong", "mistake": "moved_if_available+multiplied_by_batch_size+two_steps", "listed": false, "note": "the given device is not used; the loss is multiplied; two updates instead of one", "lines": [[5, 7, 8], [13, 15], [12, 14]]}
import torch

def train_step_on(device, model, batch, loss_function, optimizer):
    gpu = torch.cuda.is_available()
    x, y = batch
    x = x.cuda() if gpu else x
    y = y.cuda() if gpu else y
    optimizer.zero_grad()
    loss = loss_function(model(x), y)
    loss.backward()
    optimizer.step()
    total = loss.item() * x.shape[0]
    optimizer.step()
    return total
