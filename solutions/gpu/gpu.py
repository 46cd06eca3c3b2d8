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
import matplotlib.pyplot as plt
import torch
from torch import nn
from torch.utils.data import DataLoader
from torchvision.datasets import FashionMNIST
from torchvision.transforms import ToTensor

from autograder import check

# %% [markdown]
# ## 1. Which device?
#
# The slide writes `"cuda"` into the program. That program stops with an error on every computer without a GPU. Better: ask.
# `torch.cuda.is_available()` says whether there is a GPU that PyTorch can use.
#
# **Task `pick_device`** (2 points). Return `torch.device("cuda")` where there is a GPU, and `torch.device("cpu")` where there is none.

# %% task="pick_device"
def pick_device():
    """The device to compute on: the GPU if there is one."""
    ### BEGIN SOLUTION
    return torch.device("cuda" if torch.cuda.is_available() else "cpu")
    ### END SOLUTION

# %% check="pick_device"
check("pick_device")

# %% [markdown]
# From here on, every function is *given* the device that it has to use. It may be a GPU or the CPU, and the same code has to work for both.
#
# ## 2. The model
#
# **Task `move_model`** (2 points). Move all of the model to the device and return it: the same model, no copy.
# (`model.to(device)` changes the model itself. Tensors are different: see below.)

# %% task="move_model"
def move_model(model, device):
    """The model, with everything that belongs to it on the device."""
    ### BEGIN SOLUTION
    return model.to(device)
    ### END SOLUTION

# %% check="move_model"
check("move_model")

# %% [markdown]
# **Question `q_what_moves`** (1 point). What has to be moved to the GPU before a step of the training, and what can stay? Write `"yes"` or `"no"`
# for each: `q_what_moves = {"model": "...", "pixels": "...", "classes": "...", "learning rate": "...", "epochs": "...", "loss.item()": "..."}`

# %% question="q_what_moves"
q_what_moves = ...  # {"model": "yes" or "no", "pixels": ..., "classes": ..., "learning rate": ..., "epochs": ..., "loss.item()": ...}

# %% check="q_what_moves"
check("q_what_moves")

# %% [markdown]
# ## 3. A step of the training
#
# The data loader gives batches on the CPU. Each batch is moved when its turn comes. A tensor's `.to(device)` leaves the tensor where it is and
# gives a **new one** on the device. So `pixels.to(device)` alone does nothing useful; it has to be `pixels = pixels.to(device)`.
#
# **Task `train_step_on`** (4 points). `model` is on the device already, `batch` is a pair `(pixels, classes)` on the CPU. Move both halves of the batch,
# then make one step as in the lessons before. Return the loss before the update, as a plain number.

# %% task="train_step_on"
def train_step_on(device, model, batch, loss_function, optimizer):
    """One step of training on a device; returns the loss."""
    ### BEGIN SOLUTION
    pixels, classes = batch
    pixels, classes = pixels.to(device), classes.to(device)
    loss = loss_function(model(pixels), classes)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
    ### END SOLUTION

# %% check="train_step_on"
check("train_step_on")

# %% [markdown]
# ## 4. Looking at results
#
# Numbers have to come back from the GPU before you print or plot them. `.item()` brings back a single number, `.cpu()` a whole tensor.
# NumPy knows nothing of GPUs: try `torch.ones(3, device="cuda").numpy()` and it complains.
#
# **Question `q_numpy_from_gpu`** (1 point). Write a function that makes a NumPy array of a tensor `t` on the GPU. It has to work as well if the tensor
# remembers how it was computed (as the scores of a model do). Write `q_numpy_from_gpu = lambda t: ...`

# %% question="q_numpy_from_gpu"
q_numpy_from_gpu = ...  # lambda t: ...

# %% check="q_numpy_from_gpu"
check("q_numpy_from_gpu")

# %% [markdown]
# **Task `accuracy_on`** (3 points). The fraction of the loader's images that the model classifies rightly, computed on the device, as a plain number
# between 0 and 1. `model` is on the device already, the loader's batches are on the CPU. As in the lesson on softmax, no gradients are recorded, and the model
# stays in the mode, train or eval, that it was in.

# %% task="accuracy_on"
def accuracy_on(device, model, loader):
    """The fraction of images that the model classifies rightly, computed on the device."""
    ### BEGIN SOLUTION
    right, examples = 0, 0
    with torch.no_grad():
        for images, classes in loader:
            predicted = model(images.to(device)).argmax(dim=1)
            right += (predicted == classes.to(device)).sum().item()
            examples += len(classes)
    return right / examples
    ### END SOLUTION

# %% check="accuracy_on"
check("accuracy_on")

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

# %% task="train_mlp_on"
def train_mlp_on(device, dataset, epochs):
    """A new multilayer perceptron, trained on the device."""
    ### BEGIN SOLUTION
    loader = DataLoader(dataset, batch_size=64, shuffle=True)
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 100), nn.ReLU(), nn.Linear(100, 10))
    model = move_model(model, device)
    loss_function = nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    for _ in range(epochs):
        for batch in loader:
            train_step_on(device, model, batch, loss_function, optimizer)
    return model
    ### END SOLUTION

# %% check="train_mlp_on"
check("train_mlp_on")

# %% [markdown]
# ## 6. How much faster?
#
# Your functions now run wherever you are. If this computer has a GPU, the picture has two bars for each size of network. A small network gains nothing,
# since moving the batches costs more than computing with them; a large one gains much.

# %% tags=["demo"]
import time

training_images = FashionMNIST("data", train=True, transform=ToTensor(), download=True)
batch = next(iter(DataLoader(training_images, batch_size=512)))
devices = {torch.device("cpu"), pick_device()}
sizes = [100, 1000, 4000]
figure, axis = plt.subplots()
for place, device in enumerate(sorted(devices, key=str)):
    seconds = []
    for size in sizes:
        model = nn.Sequential(nn.Flatten(), nn.Linear(784, size), nn.ReLU(), nn.Linear(size, 10)).to(device)
        optimizer = torch.optim.SGD(model.parameters(), lr=0.01)
        train_step_on(device, model, batch, nn.CrossEntropyLoss(), optimizer)
        start = time.perf_counter()
        for _ in range(5):
            train_step_on(device, model, batch, nn.CrossEntropyLoss(), optimizer)
        seconds.append((time.perf_counter() - start) / 5)
    axis.bar([i + 0.4 * place for i in range(len(sizes))], seconds, width=0.4, label=str(device))
axis.set_xticks(range(len(sizes)), [f"{size} hidden units" for size in sizes])
axis.set_ylabel("seconds per step, 512 images")
axis.legend()
plt.show()

# %% [markdown]
# ## Before you hand in
#
# Check everything once more: in a terminal with `autograder check`, in the notebook with the cell below. It lists what is
# left, and says what to hand in.

# %% tags=["demo"]
from autograder import check_all

check_all()
