"""Multilayer perceptrons: fill in the tasks, and see how far you are with `autograder check`."""

# %% [markdown]
# # Multilayer perceptrons
#
# Your linear model sorts four of five pieces of clothing rightly. It adds up pixels; it cannot say "a sleeve here,
# *but only if* there is no leg there". To say such things, a model needs **layers**, with something between them.
#
# In this lesson you find out why two linear layers are no better than one, what a **ReLU** changes, build networks
# of any depth, count their parameters, and train one that beats the linear model.
#
# Fill in the functions one after another. After each one, run the check below it.

# %%
import torch
from torch import nn
from torch.utils.data import DataLoader
from torchvision.datasets import FashionMNIST
from torchvision.transforms import ToTensor

# %% [markdown]
# ## 1. Two linear layers are one
#
# The first idea: take the ten outputs of a linear model and feed them to another one. There are more parameters then.
# But is the model stronger? Try it with the smallest models there are. The first one computes $y = 3x + 2$,
# and its output goes into the second one, $z = -2y + 5$.
#
# **Question `q_deeper_linear`** (1 point). Is there *one* line that gives the same $z$ for every $x$? Work it out on paper and
# give its slope and its bias: `q_deeper_linear = (slope, bias)`.

# %%
q_deeper_linear = ...  # (slope, bias)

# %% [markdown]
# The same happens with layers of any size. A layer computes $Wx + b$, with a matrix of weights $W$ and a vector of biases $b$.
# Two of them, one after the other:
#
# $$W_2 (W_1 x + b_1) + b_2 = (W_2 W_1)\, x + (W_2 b_1 + b_2)$$
#
# **Task `collapse`** (4 points). `first` and `second` are two `nn.Linear`, and the outputs of the first fit the inputs of the
# second. Return **one** new `nn.Linear` that computes what both compute one after the other. Leave the two layers as they are.
# A layer may have been made with `bias=False`; then its `bias` is `None`, which means a bias of 0.
#
# A hint: `nn.Linear(inputs, outputs)` keeps its weight in the shape (outputs, inputs). Put your numbers in under
# `torch.no_grad()`, for example with `new.weight.copy_(...)`.

# %%
def collapse(first, second):
    """The one linear layer that computes what two layers in a row compute."""
    raise NotImplementedError("replace this line with your code")

# %% [markdown]
# ## 2. An activation function
#
# Something has to come between the layers that is *not* linear. The most common choice is the **rectified linear unit**, ReLU:
# a negative value becomes 0, any other value stays as it is.
#
# **Task `relu`** (1 point). Return a tensor of the same shape with the ReLU of every value. Compute it by hand, without `torch.relu`,
# `F.relu` or `nn.ReLU`. Do not change `x` itself, and let gradients through.

# %%
def relu(x):
    """Each value of x if it is positive, otherwise 0."""
    raise NotImplementedError("replace this line with your code")

# %% [markdown]
# What does "not linear" mean? A linear function such as $f(x) = 3x$ treats sums in a simple way: $f(a + b) = f(a) + f(b)$,
# whatever $a$ and $b$ are. That is why a chain of such functions is one such function again.
#
# **Question `q_activation_linear`** (1 point). Show that ReLU is not linear: find two numbers with
# relu($a$ + $b$) ≠ relu($a$) + relu($b$), and write `q_activation_linear = (a, b)`.

# %%
q_activation_linear = ...  # (a, b)

# %% [markdown]
# ## 3. A network of any depth
#
# Flatten, linear, ReLU, linear, ReLU, ..., linear: that is a **multilayer perceptron** (MLP). In a chain of layers
# `nn.Linear(m, n)` has to be followed by `nn.Linear(n, p)`. Does this remind you of something? It is the rule of the product of matrices:
# (p, n) times (n, m) gives (p, m).
#
# (A slide ends a deeper network with `nn.Linear(200, 100)`. Ten classes need ten scores: `nn.Linear(200, 10)`.)
#
# **Question `q_layer_shapes`** (1 point). Which sizes make this chain a network for ten classes?
# Write `q_layer_shapes = (a, b, c, d)`; for `a` you have a free choice.
#
# `nn.Linear(784, a)`, ReLU, `nn.Linear(b, 50)`, ReLU, `nn.Linear(c, d)`

# %%
q_layer_shapes = ...  # (a, b, c, d)

# %% [markdown]
# Should there be a ReLU after the *last* layer too? Think of what the scores are for: the loss turns them into probabilities, and
# a class that is surely wrong needs a score far below the others.
#
# **Question `q_relu_last`** (1 point). Give your answer, `"yes"` or `"no"`, and with it the proof: a row of scores that a model which ends
# with a ReLU can never give. Write `q_relu_last = ("...", [.., .., ..])`.

# %%
q_relu_last = ...  # ("yes" or "no", [a row of scores])

# %% [markdown]
# **Task `make_mlp`** (6 points). `sizes` is a list such as `[784, 100, 10]`: the number of pixels, the sizes of the hidden layers,
# and the number of classes. Return a model: Flatten, then linear layers and ReLUs in turn. After the last linear layer there is
# no ReLU. It has to work for every list with two or more sizes, and `sizes` itself stays as it is.

# %%
def make_mlp(sizes):
    """A multilayer perceptron with layers of these sizes."""
    raise NotImplementedError("replace this line with your code")

# %% [markdown]
# ## 4. How large is it?
#
# **Task `count_parameters`** (2 points). Return how many numbers there are in the parameters of a model: every single weight and
# every single bias. For the sizes 784, 100 and 10 there are 79,510. It has to work for any module.

# %%
def count_parameters(model):
    """The number of numbers in a model's parameters."""
    raise NotImplementedError("replace this line with your code")

# %% [markdown]
# **Question `q_parameter_count`** (1 point). This one has other numbers for each of you. Put in your name, the one that you hand in
# your work with, and run the cell: it shows the sizes of *your* network.

# %%
my_name = "ada"
print("The sizes of your network:", [784, *numbers_for(my_name, 2, 20, 200), 10])

# %% [markdown]
# How many parameters does it have? Compute it by hand: for each layer its weights and its biases.
# Write `q_parameter_count = ("your name", number)`.

# %%
q_parameter_count = ...  # ("your name", a number)

# %% [markdown]
# ## 5. Training
#
# The code for training is the one you know. Nothing about the loop changes when the model gets deeper.
#
# **Task `train_mlp`** (7 points). Make a loader for `dataset` that shuffles, a new MLP for images of 28 by 28 pixels and ten classes, a
# loss function and an optimizer. Train for this many epochs, and return the model. All settings are your choice.
# The model is marked after 5 epochs, on the 10,000 test images: there it has to beat the linear model.
#
# `dataset` is torchvision's `FashionMNIST`, or a part of it: `dataset[i]` is an image, a float32 tensor of shape (1, 28, 28) with pixels between 0 and 1, and
# its class, an int. `len(dataset)`, `dataset.data` (uint8, shape (n, 28, 28)), `dataset.targets` and `dataset.classes` are there too. It may hold fewer than
# 60,000 images, so ask for its length. `torch.autocast` and `torch.compile` may be used.
#
# The check tries your recipe on few images first, and looks at how it trains. That takes some seconds.

# %%
def train_mlp(dataset, epochs):
    """A new multilayer perceptron, trained on the images of the dataset."""
    raise NotImplementedError("replace this line with your code")

# %% [markdown]
# ## 6. Was it worth it?
#
# The two models side by side, trained in the same way. One seed proves little, so there are three for each.

# %% [markdown]
# The weights of the first layer are images again. Each hidden unit looks for something of its own: an edge, a sleeve, a sole.
# The second layer puts these together.

# %% [markdown]
# ## Before you hand in
#
# Check everything once more: in a terminal with `autograder check`, in the notebook with the cell below. It lists what is
# left, and says what to hand in.
