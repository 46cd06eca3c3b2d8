"""Logistic regression: fill in the tasks, and see how far you are with `autograder check`."""

# %% [markdown]
# # Logistic regression
#
# Some points on a plane are of class 1, the others of class 0. You build a model that says for any point how likely it
# is of class 1, and you find the line on which the model cannot decide.

# %%
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

# %% [markdown]
# ## 1. From a score to a probability
#
# The model's score can be any number. The **sigmoid** makes a probability of it: 1 / (1 + e^-z) for the score z.
#
# **Task `sigmoid`** (3 points). Compute it by hand for a tensor of scores, without `torch.sigmoid`. The result has the shape of
# `scores`, gradients flow through it, and `scores` stays as it is. A score of 1000 gives 1, and one of -1000 gives 0.

# %%
def sigmoid(scores):
    """The probability that belongs to each score."""
    raise NotImplementedError("replace this line with your code")

# %% [markdown]
# ## 2. How wrong is a probability?
#
# The model says p, the probability of class 1. If the target is 1, what is true has the probability p; if it is 0, it has
# 1 - p. The loss of one example is -ln of that.
#
# **Task `binary_cross_entropy`** (3 points). Compute the mean of these losses by hand, without the library's binary cross-entropy.
# Both tensors have the shape (n, 1): probabilities strictly between 0 and 1, and targets that are 0.0 or 1.0. Leave them as they
# are. The result is a tensor without dimensions (shape `()`), from which gradients can flow back to the probabilities.

# %%
def binary_cross_entropy(probabilities, targets):
    """The mean of -ln of the probability of what is true."""
    raise NotImplementedError("replace this line with your code")

# %% [markdown]
# ## 3. The model: one score
#
# **Task `make_model`** (1 point). Return a PyTorch model that takes points of shape (n, 2) and gives scores of shape (n, 1):
# w1 * x1 + w2 * x2 + b. All three numbers can be trained. The sigmoid is no part of the model.

# %%
def make_model():
    """A model of two inputs and one score."""
    raise NotImplementedError("replace this line with your code")

# %% [markdown]
# ## 4. Training
#
# **Task `train_epoch`** (3 points). Go once through all batches of `loader`, with one update for each. Return the mean loss of
# the epoch's *examples*, as a plain number. The last batch may be smaller; then its loss counts less. Use the loss function
# and the optimizer that you are given; the loss function takes the model's scores and the targets.

# %%
def train_epoch(model, loader, loss_function, optimizer):
    """Train for one epoch; returns the mean loss of the examples."""
    raise NotImplementedError("replace this line with your code")

# %% [markdown]
# ## 5. Where the model cannot decide
#
# Where the score is 0, the probability is 1/2. These points lie on a line: w1 * x1 + w2 * x2 + b = 0.
#
# **Task `decision_boundary`** (2 points). `model` is an `nn.Linear(2, 1)`: `model.weight` holds w1 and w2 and has the shape (1, 2),
# `model.bias` holds b and has the shape (1,). Return the tuple `(slope, intercept)` of the line x2 = slope * x1 + intercept, as
# plain numbers. w2 is never 0.

# %%
def decision_boundary(model):
    """Slope and intercept of the line on which the probability is 1/2."""
    raise NotImplementedError("replace this line with your code")
