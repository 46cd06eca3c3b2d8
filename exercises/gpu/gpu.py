"""Training on the GPU: fill in the tasks, and see how far you are with `autograder check`."""

# %% [markdown]
# # Training on the GPU
#
# A **GPU** does thousands of multiplications at the same time. For a large network it is ten or a hundred times as fast as the
# processor (the **CPU**). It has a memory of its own. So before anything can be computed there, it has to be moved there,
# and both sides of every computation have to be in the same place.
#
# In this lesson you write a training that runs on a GPU where there is one, and on the CPU where there is none.
#
# You need no GPU for it. The checks run your code on a **simulated** GPU: its tensors live on the device `"cuda"`, it computes real
# numbers, and it raises PyTorch's own errors when something is in the wrong place. Only its speed is not a GPU's.
#
# Fill in the functions one after another. After each one, run the check below it.

# %%
import torch
from torch import nn
from torch.utils.data import DataLoader
from torchvision.datasets import FashionMNIST
from torchvision.transforms import ToTensor

# %% [markdown]
# ## 1. Which device?
#
# The slide writes `"cuda"` into the program. That program stops with an error on every computer without a GPU. Better: ask.
# `torch.cuda.is_available()` says whether there is a GPU that PyTorch can use.
#
# **Task `pick_device`** (2 points). Return `torch.device("cuda")` where there is a GPU, and `torch.device("cpu")` where there is none.

# %%
def pick_device():
    """The device to compute on: the GPU if there is one."""
    raise NotImplementedError("replace this line with your code")

# %% [markdown]
# From here on, every function is *given* the device that it has to use. It may be a GPU or the CPU, and the same code has to work for both.
#
# ## 2. The model
#
# **Task `move_model`** (2 points). Move all of the model to the device and return it: the same model, no copy.
# (`model.to(device)` changes the model itself. Tensors are different: see below.)

# %%
def move_model(model, device):
    """The model, with everything that belongs to it on the device."""
    raise NotImplementedError("replace this line with your code")

# %% [markdown]
# **Question `q_what_moves`** (1 point). What has to be moved to the GPU before a step of the training, and what can stay? Write `"yes"` or `"no"`
# for each: `q_what_moves = {"model": "...", "pixels": "...", "classes": "...", "learning rate": "...", "epochs": "...", "loss.item()": "..."}`

# %%
q_what_moves = ...  # {"model": "yes" or "no", "pixels": ..., "classes": ..., "learning rate": ..., "epochs": ..., "loss.item()": ...}

# %% [markdown]
# ## 3. A step of the training
#
# The data loader gives batches on the CPU. Each batch is moved when its turn comes. A tensor's `.to(device)` leaves the tensor where it is and
# gives a **new one** on the device. So `pixels.to(device)` alone does nothing useful; it has to be `pixels = pixels.to(device)`.
#
# **Task `train_step_on`** (4 points). `model` is on the device already, `batch` is a pair `(pixels, classes)` on the CPU. Move both halves of the batch,
# then make one step as in the lessons before. Return the loss before the update, as a plain number.

# %%
def train_step_on(device, model, batch, loss_function, optimizer):
    """One step of training on a device; returns the loss."""
    raise NotImplementedError("replace this line with your code")

# %% [markdown]
# ## 4. Looking at results
#
# Numbers have to come back from the GPU before you print or plot them. `.item()` brings back a single number, `.cpu()` a whole tensor.
# NumPy knows nothing of GPUs: try `torch.ones(3, device="cuda").numpy()` and it complains.
#
# **Question `q_numpy_from_gpu`** (1 point). Write a function that makes a NumPy array of a tensor `t` on the GPU. It has to work as well if the tensor
# remembers how it was computed (as the scores of a model do). Write `q_numpy_from_gpu = lambda t: ...`

# %%
q_numpy_from_gpu = ...  # lambda t: ...

# %% [markdown]
# **Task `accuracy_on`** (3 points). The fraction of the loader's images that the model classifies rightly, computed on the device, as a plain number
# between 0 and 1. `model` is on the device already, the loader's batches are on the CPU. As in the lesson on softmax, no gradients are recorded, and the model
# stays in the mode, train or eval, that it was in.

# %%
def accuracy_on(device, model, loader):
    """The fraction of images that the model classifies rightly, computed on the device."""
    raise NotImplementedError("replace this line with your code")

# %% [markdown]
# ## 5. The whole training
#
# **Task `train_mlp_on`** (2 points). Make a loader for `dataset` that shuffles, a new multilayer perceptron for images of 28 by 28 pixels and ten classes, a loss function and
# an optimizer. Train on the device, for this many epochs, and return the model. It stays on the device.
#
# `dataset` is torchvision's `FashionMNIST`, or a part of it: `dataset[i]` is an image, a float32 tensor of shape (1, 28, 28) with pixels between 0 and 1, and
# its class, an int. `len(dataset)`, `dataset.data` (uint8, shape (n, 28, 28)), `dataset.targets` and `dataset.classes` are there too. It may hold fewer than
# 60,000 images, so ask for its length. `torch.autocast` and `torch.compile` may be used.
#
# The check trains on few images, on a machine with a simulated GPU and on one without. That takes some seconds.

# %%
def train_mlp_on(device, dataset, epochs):
    """A new multilayer perceptron, trained on the device."""
    raise NotImplementedError("replace this line with your code")

# %% [markdown]
# ## 6. How much faster?
#
# Your functions now run wherever you are. If this computer has a GPU, the picture has two bars for each size of network. A small network gains nothing,
# since moving the batches costs more than computing with them; a large one gains much.

# %% [markdown]
# ## Before you hand in
#
# Check everything once more: in a terminal with `autograder check`, in the notebook with the cell below. It lists what is
# left, and says what to hand in.
