"""Linear regression: fill in the tasks, and see how far you are with `autograder check`."""

# %% [markdown]
# # Linear regression
#
# A company sells food from trucks. For 97 cities it knows how many people live there and what it earned.
# It wants to open in new cities, so it asks: *how much will we earn in a city of this size?*
#
# In this lesson you build the answer from its parts: a **dataset**, a **data loader**, a **model**, a **loss**,
# **gradient descent**, and the **training loop** that puts them together. The loop at the end is the one you
# will use for every network in this course.
#
# Fill in the functions one after another. After each one, run the check below it.
#
# Two notes on the lecture's slides:
# - Profit is counted in units of \$10,000, so 17.592 means about \$175,000. (One slide's heading says \$100,000s.)
# - In the program with the many `if`s, `return 13.662:` has a colon too many.

# %%
import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset

# %% [markdown]
# ## 1. The data
#
# Each row of the table is one city: its population (in 10,000 people) and the profit there (in \$10,000).

# %% [markdown]
# PyTorch reads examples from a **Dataset**: a class that knows how many examples there are (`__len__`) and
# how to get the i-th one (`__getitem__`). `dataset[6]` calls `__getitem__(6)`.
#
# **Task `PopulationProfitDataset`** (3 points). `array` is a NumPy array of shape (n, 2). `len(dataset)` is n, and
# `dataset[i]` is the pair `(population, profit)` of row i: two float32 tensors of shape `(1,)`.
# Leave the array as it is.

# %%
class PopulationProfitDataset(Dataset):
    """Cities as examples: population in, profit out."""

    def __init__(self, array):
        raise NotImplementedError("replace this line with your code")

    def __len__(self):
        raise NotImplementedError("replace this line with your code")

    def __getitem__(self, index):
        raise NotImplementedError("replace this line with your code")

# %% [markdown]
# We do not train on one example at a time, nor on all at once, but on a handful: a **mini-batch**.
# A `DataLoader` takes a dataset and deals it out in mini-batches, in order or shuffled.
#
# **Task `make_loader`** (1 point). Return a `DataLoader` over `dataset` with this batch size that shuffles if `shuffle` is true.

# %%
def make_loader(dataset, batch_size, shuffle):
    """A DataLoader that deals out `dataset` in mini-batches."""
    raise NotImplementedError("replace this line with your code")

# %% [markdown]
# **Question `q_lookup_table`** (1 point). Someone writes a program with one `if` for each city of the table, which returns
# exactly that city's profit. What is wrong with it?
#
# - `"a"`: its answers for the 97 cities are not exact.
# - `"b"`: it has nothing to say about a city that is not in the table.
# - `"c"`: nothing; it is the best program there can be.

# %%
q_lookup_table = ...  # "a", "b" or "c"

# %% [markdown]
# ## 2. The model: a straight line
#
# The simplest rule that works for *any* city is a straight line:
# profit = weight · population + bias. Training means to find a good weight and a good bias.
#
# **Task `make_model`** (1 point). Return a PyTorch model with one input and one output (2 parameters).

# %%
def make_model():
    """A model that draws a straight line: one input, one output."""
    raise NotImplementedError("replace this line with your code")

# %% [markdown]
# ## 3. The loss: how bad is a line?
#
# Which of these four lines is the best? Your eye can tell, but a computer needs a number. A **loss function** is
# that number: 0 for a perfect model, larger the worse the model is.

# %% [markdown]
# For each city, take the difference between what the model predicts and what is true, and square it. The mean
# of these squares is the **mean squared error**. Large errors count much more than small ones.
#
# **Task `mean_squared_error`** (2 points). Compute it by hand, without `nn.MSELoss` or `F.mse_loss`. Both tensors
# have shape (n, 1); the result is a tensor without dimensions (shape `()`), from which gradients can flow back.

# %%
def mean_squared_error(predicted, target):
    """The mean of the squared differences, as a 0-dim tensor."""
    raise NotImplementedError("replace this line with your code")

# %% [markdown]
# **Task `best_line`** (2 points). `lines` is a list of pairs (slope, intercept). Return the index of the line with the
# smallest mean squared error on the cities in `array` (shape (n, 2)).

# %%
def best_line(array, lines):
    """The index of the line that fits the cities best."""
    raise NotImplementedError("replace this line with your code")

# %% [markdown]
# **Question `q_loss_object`** (1 point). PyTorch has the mean squared error ready. Which line computes the loss?
#
# - `"a"`: `loss = nn.MSELoss(predicted, target)`
# - `"b"`: `loss = nn.MSELoss()(predicted, target)`
# - `"c"`: `loss = nn.MSELoss.loss(predicted, target)`

# %%
q_loss_object = ...  # "a", "b" or "c"

# %% [markdown]
# **Question `explain_loss_function`** (2 points, marked by your teacher). In two or three sentences, for someone who
# has never programmed: what is a loss function, and what do we use it for? Write your answer into the cell below.

# %%
explain_loss_function = """
Your answer here, in two or three sentences.
"""

# %% [markdown]
# ## 4. Gradient descent: making the model better
#
# The **gradient** of the loss tells, for each parameter, in which direction the loss *grows*. We want it to
# shrink, so we go the other way, by a small step. The **learning rate** α says how small:
#
# $$\theta \leftarrow \theta - \alpha \, \nabla \mathcal{L}(\theta)$$

# %% [markdown]
# **Question `q_minus_sign`** (1 point). Take the loss $(\theta - 3)^2$ of the picture. Its gradient is $2(\theta - 3)$.
# Choose a `theta` at which the gradient is **negative**, do one step of gradient descent with learning rate 0.1, and
# give both: `q_minus_sign = (theta, new_theta)`. (Look what the minus sign does to a negative gradient.)

# %%
q_minus_sign = ...  # (theta, new_theta)

# %% [markdown]
# **Question `q_learning_rate`** (1 point). Now take the loss $\theta^2$ with the gradient $2\theta$, and start at $\theta = 1$.
# Give a learning rate that is so large that the loss *grows* at every step. (The lecture calls it "the model goes nuts".)

# %%
q_learning_rate = ...  # a number

# %% [markdown]
# **Task `gradient_descent_step`** (2 points). For each parameter that you are given, do one step in place:
# parameter ← parameter − learning_rate · parameter.grad. Autograd should not record this step
# (`torch.no_grad()` helps). Return nothing. It must work with `model.parameters()`.

# %%
def gradient_descent_step(parameters, learning_rate):
    """One step of gradient descent, in place."""
    raise NotImplementedError("replace this line with your code")

# %% [markdown]
# PyTorch has this step ready too: an **optimizer**. It must be created before it is used, and it needs to
# know *all* parameters that it should change.
#
# **Task `make_optimizer`** (1 point). Return an `SGD` optimizer over all parameters of `model` with this learning rate.

# %%
def make_optimizer(model, learning_rate):
    """Stochastic gradient descent over all parameters of the model."""
    raise NotImplementedError("replace this line with your code")

# %% [markdown]
# **Question `q_requires_grad`** (1 point). `model.weight` has `requires_grad=True`, the populations and profits in a batch
# have not. Why?
#
# - `"a"`: PyTorch cannot compute gradients with respect to data.
# - `"b"`: gradients with respect to the data would always be 0.
# - `"c"`: we cannot change the data to make the loss smaller, only the parameters.

# %%
q_requires_grad = ...  # "a", "b" or "c"

# %% [markdown]
# ## 5. The training loop
#
# For each mini-batch (step 1):
#
# 2. pass the inputs through the model: predictions,
# 3. compare them with the targets: the loss,
# 4. reset the old gradients to 0,
# 5. compute the new gradients,
# 6. let the optimizer update the parameters,
# 7. repeat.
#
# **Task `train_step`** (5 points). Do steps 2 to 6 for one batch `(inputs, targets)`. Return the loss
# *before* the update, as a plain number (`.item()`).

# %%
def train_step(model, batch, loss_function, optimizer):
    """One update from one mini-batch; returns the loss before it as a float."""
    raise NotImplementedError("replace this line with your code")

# %% [markdown]
# Once through all batches is an **epoch**.
#
# **Task `train`** (4 points). Train for this many epochs. Return a list with one number per epoch: the mean loss over the
# *examples* of that epoch. The last batch may be smaller than the others; then its loss counts less.

# %%
def train(model, loader, loss_function, optimizer, epochs):
    """Train for some epochs; returns the mean training loss of each."""
    raise NotImplementedError("replace this line with your code")

# %% [markdown]
# Now put it all together, and look at the loss over the epochs and at the line you found.

# %% [markdown]
# ## 6. Using the model
#
# The model counts in units of 10,000 people and \$10,000. Your boss does not.
#
# **Task `predict_profit`** (2 points). `inhabitants` is a number of people, such as 61101. Return the profit that the model
# predicts for such a city, in US dollars, as a plain number.

# %%
def predict_profit(model, inhabitants):
    """The predicted profit, in US dollars, for a city with so many inhabitants."""
    raise NotImplementedError("replace this line with your code")

# %% [markdown]
# ## Before you hand in
#
# Check everything once more: in a terminal with `autograder check`, in the notebook with the cell below. It lists what is
# left, and says what to hand in.
