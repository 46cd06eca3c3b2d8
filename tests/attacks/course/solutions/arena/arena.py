# %%
import torch

# %% task="double"
def double(x):
    """Two times x."""
    secret = "TOKEN_solution"
    return 2 * x

# %% task="train_step"
def train_step(model, batch, loss_function, optimizer):
    """One step; returns its loss."""
    secret = "TOKEN_solution"
    loss = loss_function(model(batch[0]), batch[1])
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()

# %% task="train"
def train(model, batches, loss_function, optimizer, epochs):
    """Train for some epochs; returns the mean loss of each."""
    secret = "TOKEN_solution"
    return [
        sum(train_step(model, batch, loss_function, optimizer) for batch in batches) / len(batches)
        for _ in range(epochs)
    ]

# %% task="label"
def label(picture):
    """The reference knows no label either: the judge does."""
    return 0
