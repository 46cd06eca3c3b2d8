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
import matplotlib.pyplot as plt
import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset

from autograder import check

# %% [markdown]
# ## 1. The data
#
# Each row of the table is one city: its population (in 10,000 people) and the profit there (in \$10,000).

# %% tags=["demo"]
table = np.loadtxt("population_profit.csv", delimiter=",", skiprows=1)
plt.scatter(table[:, 0], table[:, 1], marker="x")
plt.xlabel("population (10,000 people)")
plt.ylabel("profit ($10,000)")
plt.title("97 cities: more people, more profit, but not exactly")
plt.show()

# %% [markdown]
# PyTorch reads examples from a **Dataset**: a class that knows how many examples there are (`__len__`) and
# how to get the i-th one (`__getitem__`). `dataset[6]` calls `__getitem__(6)`.
#
# **Task `PopulationProfitDataset`** (3 points). `array` is a NumPy array of shape (n, 2). `len(dataset)` is n, and
# `dataset[i]` is the pair `(population, profit)` of row i: two float32 tensors of shape `(1,)`.
# Leave the array as it is.

# %% task="PopulationProfitDataset"
class PopulationProfitDataset(Dataset):
    """Cities as examples: population in, profit out."""

    def __init__(self, array):
        ### BEGIN SOLUTION
        self.array = array
        ### END SOLUTION

    def __len__(self):
        ### BEGIN SOLUTION
        return len(self.array)
        ### END SOLUTION

    def __getitem__(self, index):
        ### BEGIN SOLUTION
        population, profit = self.array[index]
        return torch.Tensor([population]), torch.Tensor([profit])
        ### END SOLUTION

# %% check="PopulationProfitDataset"
check("PopulationProfitDataset")

# %% [markdown]
# We do not train on one example at a time, nor on all at once, but on a handful: a **mini-batch**.
# A `DataLoader` takes a dataset and deals it out in mini-batches, in order or shuffled.
#
# **Task `make_loader`** (1 point). Return a `DataLoader` over `dataset` with this batch size that shuffles if `shuffle` is true.

# %% task="make_loader"
def make_loader(dataset, batch_size, shuffle):
    """A DataLoader that deals out `dataset` in mini-batches."""
    ### BEGIN SOLUTION
    return DataLoader(dataset, batch_size=batch_size, shuffle=shuffle)
    ### END SOLUTION

# %% check="make_loader"
check("make_loader")

# %% [markdown]
# **Question `q_lookup_table`** (1 point). Someone writes a program with one `if` for each city of the table, which returns
# exactly that city's profit. What is wrong with it?
#
# - `"a"`: its answers for the 97 cities are not exact.
# - `"b"`: it has nothing to say about a city that is not in the table.
# - `"c"`: nothing; it is the best program there can be.

# %% question="q_lookup_table"
q_lookup_table = ...  # "a", "b" or "c"

# %% check="q_lookup_table"
check("q_lookup_table")

# %% [markdown]
# ## 2. The model: a straight line
#
# The simplest rule that works for *any* city is a straight line:
# profit = weight · population + bias. Training means to find a good weight and a good bias.
#
# **Task `make_model`** (1 point). Return a PyTorch model with one input and one output (2 parameters).

# %% task="make_model"
def make_model():
    """A model that draws a straight line: one input, one output."""
    ### BEGIN SOLUTION
    return nn.Linear(1, 1)
    ### END SOLUTION

# %% check="make_model"
check("make_model")

# %% [markdown]
# ## 3. The loss: how bad is a line?
#
# Which of these four lines is the best? Your eye can tell, but a computer needs a number. A **loss function** is
# that number: 0 for a perfect model, larger the worse the model is.

# %% tags=["demo"]
candidates = [(-0.1, 0.5), (1.0, 5.0), (0.1, 0.0), (1.2, -4.0)]
population = np.array([5, 23])
plt.scatter(table[:, 0], table[:, 1], marker="x", color="gray")
for slope, intercept in candidates:
    plt.plot(population, slope * population + intercept, label=f"profit = {slope} · population + {intercept}")
plt.legend()
plt.title("Four candidates")
plt.show()

# %% [markdown]
# For each city, take the difference between what the model predicts and what is true, and square it. The mean
# of these squares is the **mean squared error**. Large errors count much more than small ones.
#
# **Task `mean_squared_error`** (2 points). Compute it by hand, without `nn.MSELoss` or `F.mse_loss`. Both tensors
# have shape (n, 1); the result is a tensor without dimensions (shape `()`), from which gradients can flow back.

# %% task="mean_squared_error"
def mean_squared_error(predicted, target):
    """The mean of the squared differences, as a 0-dim tensor."""
    ### BEGIN SOLUTION
    return ((predicted - target) ** 2).mean()
    ### END SOLUTION

# %% check="mean_squared_error"
check("mean_squared_error")

# %% [markdown]
# **Task `best_line`** (2 points). `lines` is a list of pairs (slope, intercept). Return the index of the line with the
# smallest mean squared error on the cities in `array` (shape (n, 2)).

# %% task="best_line"
def best_line(array, lines):
    """The index of the line that fits the cities best."""
    ### BEGIN SOLUTION
    population, profit = array[:, 0], array[:, 1]
    errors = [((slope * population + intercept - profit) ** 2).mean() for slope, intercept in lines]
    return int(np.argmin(errors))
    ### END SOLUTION

# %% check="best_line"
check("best_line")

# %% [markdown]
# **Question `q_loss_object`** (1 point). PyTorch has the mean squared error ready. Which line computes the loss?
#
# - `"a"`: `loss = nn.MSELoss(predicted, target)`
# - `"b"`: `loss = nn.MSELoss()(predicted, target)`
# - `"c"`: `loss = nn.MSELoss.loss(predicted, target)`

# %% question="q_loss_object"
q_loss_object = ...  # "a", "b" or "c"

# %% check="q_loss_object"
check("q_loss_object")

# %% [markdown] rubric="explain_loss_function"
# **Question `explain_loss_function`** (2 points, marked by your teacher). In two or three sentences, for someone who
# has never programmed: what is a loss function, and what do we use it for? Write your answer into the cell below.
#
# === BEGIN MARK SCHEME ===
# - 1 point: it is **one number** that says **how bad** a model's predictions are (how far they are from the truth);
#   smaller is better, 0 is perfect. Half a point where only "it measures the error" is said.
# - 1 point: it is used to **choose or improve** the model: training changes the parameters so that the number gets
#   smaller, or two models are compared by it. Half a point where only "for training" is said.
# - No points are lost for formulas that are missing, or for grammar.
# === END MARK SCHEME ===

# %% [markdown] text="explain_loss_function"
# *Your answer here.*

# %% [markdown]
# ## 4. Gradient descent: making the model better
#
# The **gradient** of the loss tells, for each parameter, in which direction the loss *grows*. We want it to
# shrink, so we go the other way, by a small step. The **learning rate** α says how small:
#
# $$\theta \leftarrow \theta - \alpha \, \nabla \mathcal{L}(\theta)$$

# %% tags=["demo"]
theta = np.linspace(-1, 7, 100)
plt.plot(theta, (theta - 3) ** 2)
position = 6.5
for _ in range(6):
    following = position - 0.2 * 2 * (position - 3)
    plt.annotate("", (following, (following - 3) ** 2), (position, (position - 3) ** 2), arrowprops={"arrowstyle": "->"})
    position = following
plt.xlabel("theta")
plt.ylabel("loss")
plt.title("Six steps downhill: steep at first, then flatter")
plt.show()

# %% [markdown]
# **Question `q_minus_sign`** (1 point). Take the loss $(\theta - 3)^2$ of the picture. Its gradient is $2(\theta - 3)$.
# Choose a `theta` at which the gradient is **negative**, do one step of gradient descent with learning rate 0.1, and
# give both: `q_minus_sign = (theta, new_theta)`. (Look what the minus sign does to a negative gradient.)

# %% question="q_minus_sign"
q_minus_sign = ...  # (theta, new_theta)

# %% check="q_minus_sign"
check("q_minus_sign")

# %% [markdown]
# **Question `q_learning_rate`** (1 point). Now take the loss $\theta^2$ with the gradient $2\theta$, and start at $\theta = 1$.
# Give a learning rate that is so large that the loss *grows* at every step. (The lecture calls it "the model goes nuts".)

# %% question="q_learning_rate"
q_learning_rate = ...  # a number

# %% check="q_learning_rate"
check("q_learning_rate")

# %% [markdown]
# **Task `gradient_descent_step`** (2 points). For each parameter that you are given, do one step in place:
# parameter ← parameter − learning_rate · parameter.grad. Autograd should not record this step
# (`torch.no_grad()` helps). Return nothing. It must work with `model.parameters()`.

# %% task="gradient_descent_step"
def gradient_descent_step(parameters, learning_rate):
    """One step of gradient descent, in place."""
    ### BEGIN SOLUTION
    with torch.no_grad():
        for parameter in parameters:
            if parameter.grad is not None:
                parameter -= learning_rate * parameter.grad
    ### END SOLUTION

# %% check="gradient_descent_step"
check("gradient_descent_step")

# %% [markdown]
# PyTorch has this step ready too: an **optimizer**. It must be created before it is used, and it needs to
# know *all* parameters that it should change.
#
# **Task `make_optimizer`** (1 point). Return an `SGD` optimizer over all parameters of `model` with this learning rate.

# %% task="make_optimizer"
def make_optimizer(model, learning_rate):
    """Stochastic gradient descent over all parameters of the model."""
    ### BEGIN SOLUTION
    return torch.optim.SGD(model.parameters(), lr=learning_rate)
    ### END SOLUTION

# %% check="make_optimizer"
check("make_optimizer")

# %% [markdown]
# **Question `q_requires_grad`** (1 point). `model.weight` has `requires_grad=True`, the populations and profits in a batch
# have not. Why?
#
# - `"a"`: PyTorch cannot compute gradients with respect to data.
# - `"b"`: gradients with respect to the data would always be 0.
# - `"c"`: we cannot change the data to make the loss smaller, only the parameters.

# %% question="q_requires_grad"
q_requires_grad = ...  # "a", "b" or "c"

# %% check="q_requires_grad"
check("q_requires_grad")

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

# %% task="train_step"
def train_step(model, batch, loss_function, optimizer):
    """One update from one mini-batch; returns the loss before it as a float."""
    ### BEGIN SOLUTION
    inputs, targets = batch
    predicted = model(inputs)
    loss = loss_function(predicted, targets)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
    ### END SOLUTION

# %% check="train_step"
check("train_step")

# %% [markdown]
# Once through all batches is an **epoch**.
#
# **Task `train`** (4 points). Train for this many epochs. Return a list with one number per epoch: the mean loss over the
# *examples* of that epoch. The last batch may be smaller than the others; then its loss counts less.

# %% task="train"
def train(model, loader, loss_function, optimizer, epochs):
    """Train for some epochs; returns the mean training loss of each."""
    ### BEGIN SOLUTION
    losses = []
    for _ in range(epochs):
        total, examples = 0.0, 0
        for batch in loader:
            size = len(batch[0])
            total += train_step(model, batch, loss_function, optimizer) * size
            examples += size
        losses.append(total / examples)
    return losses
    ### END SOLUTION

# %% check="train"
check("train")

# %% [markdown]
# Now put it all together, and look at the loss over the epochs and at the line you found.

# %% tags=["demo"]
torch.manual_seed(0)
model = make_model()
losses = train(
    model,
    make_loader(PopulationProfitDataset(table), 16, True),
    nn.MSELoss(),
    make_optimizer(model, 0.005),
    60,
)
figure, (left, right) = plt.subplots(1, 2, figsize=(10, 4))
left.plot(losses)
left.set(xlabel="epoch", ylabel="mean squared error", title="The loss falls")
right.scatter(table[:, 0], table[:, 1], marker="x", color="gray")
ends = torch.tensor([[5.0], [23.0]])
right.plot(ends, model(ends).detach())
right.set(xlabel="population (10,000 people)", ylabel="profit ($10,000)", title="The line that was found")
plt.show()

# %% [markdown]
# ## 6. Using the model
#
# The model counts in units of 10,000 people and \$10,000. Your boss does not.
#
# **Task `predict_profit`** (2 points). `inhabitants` is a number of people, such as 61101. Return the profit that the model
# predicts for such a city, in US dollars, as a plain number.

# %% task="predict_profit"
def predict_profit(model, inhabitants):
    """The predicted profit, in US dollars, for a city with so many inhabitants."""
    ### BEGIN SOLUTION
    population = torch.tensor([[inhabitants / 10_000]], dtype=torch.float32)
    return model(population).item() * 10_000
    ### END SOLUTION

# %% check="predict_profit"
check("predict_profit")

# %% [markdown]
# ## Before you hand in
#
# Check everything once more: in a terminal with `autograder check`, in the notebook with the cell below. It lists what is
# left, and says what to hand in.

# %% tags=["demo"]
from autograder import check_all

check_all()
