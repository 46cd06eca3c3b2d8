# {"task": "train_step", "verdict": "wrong", "mistake": "mean_of_examples", "listed": false, "note": "mean of the examples' losses: not the given loss if that one sums", "lines": [[6]]}
import torch

def train_step(model, batch, loss_function, optimizer):
    x, y = batch
    loss = torch.stack([loss_function(model(x[i:i + 1]), y[i:i + 1]) for i in range(len(x))]).mean()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
