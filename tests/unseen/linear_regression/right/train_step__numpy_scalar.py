# {"task": "train_step", "verdict": "right", "style": "numpy_scalar", "listed": false, "note": "a NumPy float out, main block and demo below"}
import torch
from torch import nn


def train_step(model, batch, loss_function, optimizer):
    inputs, targets = batch
    optimizer.zero_grad()
    loss = loss_function(model(inputs), targets)
    loss.backward()
    optimizer.step()
    return loss.detach().numpy()[()]


_model = nn.Linear(1, 1)
_optimizer = torch.optim.SGD(_model.parameters(), lr=0.01)
_losses = [train_step(_model, (torch.ones(4, 1), torch.ones(4, 1)), nn.MSELoss(), _optimizer) for _ in range(3)]
assert _losses[0] >= _losses[-1]
print("demo:", _losses)

if __name__ == "__main__":
    print("done")
