# %% [markdown]
# # Convolutional networks
#
# A linear layer has a weight of its own for each pixel. A **convolution** looks at a small window of the image, moves it over
# the whole of it, and has the same few weights everywhere: a sleeve is a sleeve, wherever it lies.

# %%
import copy

import torch
from torch import nn
from torch.utils.data import DataLoader

from autograder import check

# %% [markdown]
# ## 1. How large is what comes out?
#
# An image of `size` by `size` pixels gets `padding` rows of zeros on each side. A window of `kernel` by `kernel` pixels starts in the
# corner and moves by `stride` pixels at a time, as long as it fits in.
#
# **Task `output_size`** (2 points). Return the number of its places in a row, a whole number. For (28, 3, 1, 1) it is 28.

# %% task="output_size"
def output_size(size, kernel, stride, padding):
    """The size of a convolution's output."""
    ### BEGIN SOLUTION
    return (size + 2 * padding - kernel) // stride + 1
    ### END SOLUTION

# %% check="output_size"
check("output_size")

# %% [markdown]
# ## 2. A small network
#
# **Task `make_cnn`** (3 points). Return a model for images of shape (n, 1, 28, 28). It has a convolution with `channels` output
# channels, kernel 3 and padding 1, a ReLU, max pooling of 2 by 2 pixels, and then one linear layer to ten scores.

# %% task="make_cnn"
def make_cnn(channels):
    """A convolutional network for images of 28 by 28 pixels."""
    ### BEGIN SOLUTION
    return nn.Sequential(
        nn.Conv2d(1, channels, 3, padding=1),
        nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Flatten(),
        nn.Linear(channels * 14 * 14, 10),
    )
    ### END SOLUTION

# %% check="make_cnn"
check("make_cnn")

# %% [markdown]
# **Question `q_parameters`** (1 point). How many parameters does `make_cnn(16)` have, weights and biases, in its convolution and in its
# linear layer? Write `q_parameters = (convolution, linear layer)`.

# %% question="q_parameters"
q_parameters = ...  # (convolution, linear layer)

# %% check="q_parameters"
check("q_parameters")

# %% [markdown]
# ## 3. Batch norm has two modes
#
# In train mode a batch-norm layer subtracts the mean of the *batch*, and also notes it: its running mean moves towards it. In
# eval mode it subtracts the *running* mean, and notes nothing. The variance goes the same way.
#
# **Task `batch_norm_modes`** (2 points). Return the outputs for `x` in train mode and those in eval mode, both for the layer as you
# get it, in one tensor: `torch.stack([in train mode, in eval mode])`. The layer stays as it was, its mode and its running
# statistics too.

# %% task="batch_norm_modes"
def batch_norm_modes(layer, x):
    """What a batch-norm layer gives in train mode and in eval mode."""
    ### BEGIN SOLUTION
    in_train_mode = copy.deepcopy(layer).train()(x)
    in_eval_mode = copy.deepcopy(layer).eval()(x)
    return torch.stack([in_train_mode, in_eval_mode])
    ### END SOLUTION

# %% check="batch_norm_modes"
check("batch_norm_modes")

# %% [markdown]
# ## 4. Training
#
# **Task `train_cnn`** (4 points). Make a loader for `dataset` that shuffles, a new network by `make_cnn`, a loss function and an
# optimizer. Train for this many epochs, and return the model. `dataset[i]` is an image, a float32 tensor of shape (1, 28, 28) with
# pixels between 0 and 1, and its class, an int.

# %% task="train_cnn"
def train_cnn(dataset, epochs):
    """A new convolutional network, trained on the images of the dataset."""
    ### BEGIN SOLUTION
    loader = DataLoader(dataset, batch_size=64, shuffle=True)
    model = make_cnn(4)
    loss_function = nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    for _ in range(epochs):
        for images, classes in loader:
            loss = loss_function(model(images), classes)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return model
    ### END SOLUTION

# %% check="train_cnn"
check("train_cnn")
