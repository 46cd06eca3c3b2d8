# %% [markdown]
# # Logistic regression
#
# Some points on a plane are of class 1, the others of class 0. You build a model that says for any point how likely it
# is of class 1, and you find the line on which the model cannot decide.

# %%
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

from autograder import check

# %% [markdown]
# ## 1. From a score to a probability
#
# The model's score can be any number. The **sigmoid** makes a probability of it: 1 / (1 + e^-z) for the score z.
#
# **Task `sigmoid`** (3 points). Compute it by hand for a tensor of scores, without `torch.sigmoid`. The result has the shape of
# `scores`, gradients flow through it, and `scores` stays as it is. A score of 1000 gives 1, and one of -1000 gives 0.

# %% task="sigmoid"
def sigmoid(scores):
    """The probability that belongs to each score."""
    ### BEGIN SOLUTION
    return 1 / (1 + torch.exp(-scores))
    ### END SOLUTION

# %% check="sigmoid"
check("sigmoid")

# %% [markdown]
# ## 2. How wrong is a probability?
#
# The model says p, the probability of class 1. If the target is 1, what is true has the probability p; if it is 0, it has
# 1 - p. The loss of one example is -ln of that.
#
# **Task `binary_cross_entropy`** (3 points). Compute the mean of these losses by hand, without the library's binary cross-entropy.
# Both tensors have the shape (n, 1): probabilities strictly between 0 and 1, and targets that are 0.0 or 1.0. Leave them as they
# are. The result is a tensor without dimensions (shape `()`), from which gradients can flow back to the probabilities.

# %% task="binary_cross_entropy"
def binary_cross_entropy(probabilities, targets):
    """The mean of -ln of the probability of what is true."""
    ### BEGIN SOLUTION
    losses = -targets * torch.log(probabilities) - (1 - targets) * torch.log(1 - probabilities)
    return losses.mean()
    ### END SOLUTION

# %% check="binary_cross_entropy"
check("binary_cross_entropy")

# %% [markdown]
# ## 3. The model: one score
#
# **Task `make_model`** (1 point). Return a PyTorch model that takes points of shape (n, 2) and gives scores of shape (n, 1):
# w1 * x1 + w2 * x2 + b. All three numbers can be trained. The sigmoid is no part of the model.

# %% task="make_model"
def make_model():
    """A model of two inputs and one score."""
    ### BEGIN SOLUTION
    return nn.Linear(2, 1)
    ### END SOLUTION

# %% check="make_model"
check("make_model")

# %% [markdown]
# ## 4. Training
#
# **Task `train_epoch`** (3 points). Go once through all batches of `loader`, with one update for each. Return the mean loss of
# the epoch's *examples*, as a plain number. The last batch may be smaller; then its loss counts less. Use the loss function
# and the optimizer that you are given; the loss function takes the model's scores and the targets.

# %% task="train_epoch"
def train_epoch(model, loader, loss_function, optimizer):
    """Train for one epoch; returns the mean loss of the examples."""
    ### BEGIN SOLUTION
    total, examples = 0.0, 0
    for points, targets in loader:
        loss = loss_function(model(points), targets)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        total += loss.item() * len(points)
        examples += len(points)
    return total / examples
    ### END SOLUTION

# %% check="train_epoch"
check("train_epoch")

# %% tags=["demo"]
torch.manual_seed(0)
targets = torch.arange(200).remainder(2).float()[:, None]
points = torch.randn(200, 2) + (2 * targets - 1) * torch.tensor([1.0, 0.5])
model = make_model()
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
for epoch in range(5):
    loss = train_epoch(model, DataLoader(TensorDataset(points, targets), 20), nn.BCEWithLogitsLoss(), optimizer)
    print(f"epoch {epoch + 1}: {loss:.3f}")

# %% [markdown]
# ## 5. Where the model cannot decide
#
# Where the score is 0, the probability is 1/2. These points lie on a line: w1 * x1 + w2 * x2 + b = 0.
#
# **Task `decision_boundary`** (2 points). `model` is an `nn.Linear(2, 1)`: `model.weight` holds w1 and w2 and has the shape (1, 2),
# `model.bias` holds b and has the shape (1,). Return the tuple `(slope, intercept)` of the line x2 = slope * x1 + intercept, as
# plain numbers. w2 is never 0.

# %% task="decision_boundary"
def decision_boundary(model):
    """Slope and intercept of the line on which the probability is 1/2."""
    ### BEGIN SOLUTION
    w1, w2 = model.weight[0].tolist()
    b = model.bias.item()
    return -w1 / w2, -b / w2
    ### END SOLUTION

# %% check="decision_boundary"
check("decision_boundary")
