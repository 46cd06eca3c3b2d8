"""Softmax classifier: fill in the tasks, and see how far you are with `autograder check`."""

# %% [markdown]
# # Softmax classifier
#
# A clothes shop gets thousands of photos a day. Is this a shirt, a sneaker or a bag? Nobody wants to sort them by
# hand. In the last lesson the answer was a number that could be anything. Now it is one of ten **classes**.
#
# In this lesson you teach a model to tell the classes apart. You load the images, build a model that gives a
# **score** to each class, turn scores into probabilities with **softmax**, measure mistakes with **cross-entropy**,
# and train. At the end you look at what the model has learned, and at what it still gets wrong.
#
# Fill in the functions one after another. After each one, run the check below it.

# %%
import torch
from torch import nn
from torch.utils.data import DataLoader
from torchvision.datasets import FashionMNIST
from torchvision.transforms import ToTensor

# %% [markdown]
# ## 1. The images
#
# FashionMNIST has 60,000 images for training and 10,000 for testing. Each one is grey, 28 by 28 pixels, and shows
# one piece of clothing. The test images are for the end: they tell how good the model is on images it has never seen.
#
# **Task `load_fashion_mnist`** (2 points). Return torchvision's `FashionMNIST` from the folder `root`: the training
# images if `train` is true, otherwise the test images. Give it the transform `ToTensor()`, which makes each image
# a tensor of shape (1, 28, 28) with values from 0 (black) to 1 (white).

# %%
def load_fashion_mnist(root, train):
    """The training or the test images of FashionMNIST, as tensors, with their classes."""
    raise NotImplementedError("replace this line with your code")

# %% [markdown]
# The classes are numbers from 0 to 9. People prefer names: T-shirt/top, Trouser, Pullover, Dress, Coat, Sandal,
# Shirt, Sneaker, Bag, Ankle boot. (A slide says "t-shirt, for 9". Class 9 is the ankle boot; the t-shirt is class 0.)
#
# **Task `class_name`** (1 point). Return the name of the class with this number, spelled as in the line above.

# %%
def class_name(index):
    """The name of a class, for its number from 0 to 9."""
    raise NotImplementedError("replace this line with your code")

# %% [markdown]
# **Question `q_loss_choice`** (1 point). Some questions have any number as their answer (**regression**), others one of
# a few classes (**classification**). They need different losses. Choose for each of these four what the model
# should be trained with, `"mse"` (mean squared error) or `"cross_entropy"`: a person's height, someone's age,
# a company's profit, and whether a picture shows a dog or a cat. Write a dictionary:
# `q_loss_choice = {"height": "...", "age": "...", "profit": "...", "dog or cat": "..."}`

# %%
q_loss_choice = ...  # {"height": "...", "age": "...", "profit": "...", "dog or cat": "..."}

# %% [markdown]
# ## 2. The model: ten linear regressions
#
# For each class we do one linear regression over all 784 pixels: a weight for each pixel, plus a bias. The result is
# the **score** of the class. Ten classes make ten scores. The class with the largest score is the model's answer.
#
# (A slide reads the ten values as probabilities. They are scores: they can be negative or larger than 1.)
#
# **Task `make_linear_classifier`** (3 points). Return a model that takes images of shape (n, 1, 28, 28) and gives
# scores of shape (n, 10). It has 7,850 parameters: 784 · 10 weights and 10 biases.
# It ends with the scores: no softmax, no ReLU after them.

# %%
def make_linear_classifier():
    """A linear model from images to ten scores."""
    raise NotImplementedError("replace this line with your code")

# %% [markdown]
# **Question `q_class_index`** (0.5 points). For one image a trained model gives these ten scores:
# `[-8.4489, -9.3227, -2.7202, -3.7881, -6.5726, 7.9927, -2.2151, 7.5391, 6.5984, 10.6699]`.
# Which class does it predict? Give the number of the class.

# %%
q_class_index = ...  # a number from 0 to 9

# %% [markdown]
# ## 3. Softmax: from scores to probabilities
#
# Scores are hard to read. Is a score of 3 sure or unsure? It depends on the others. **Softmax** turns the scores of
# an image into probabilities, which are positive and add up to 1:
#
# $$p_i = \frac{e^{o_i}}{e^{o_1} + e^{o_2} + \dots + e^{o_{k}}}$$
#
# (A slide writes `nn.Softmax()`. It wants to be told along which dimension: `nn.Softmax(dim=1)`, within each row.)
#
# One thing needs care. $e^{1000}$ is too large for a computer: it becomes `inf`, and `inf / inf` is `nan`.
# But if you subtract the same number from all scores of a row, the probabilities do not change. So first subtract
# the largest score of the row; then the largest power is $e^0 = 1$.
#
# **Task `softmax`** (3 points). `scores` has shape (n, k). Return the probabilities, also of shape (n, k): each row
# adds up to 1. Compute them by hand, without `torch.softmax` or `nn.Softmax`. It has to work for scores of 1000 too,
# leave `scores` as they are, and let gradients through.

# %%
def softmax(scores):
    """The probabilities of the classes, for each row of scores."""
    raise NotImplementedError("replace this line with your code")

# %% [markdown]
# ## 4. Cross-entropy: how bad are the probabilities?
#
# An image shows a coat, and the model gives coats the probability $p$. We want $p = 1$. The penalty is $-\ln p$:
# nothing for $p = 1$, a little for $p = 0.8$, much for $p = 0.1$, and more and more the nearer $p$ comes to 0.
# The mean of the penalties over the examples is the **cross-entropy**.

# %% [markdown]
# **Question `q_minus_ln`** (0.5 points). Compute the penalties for $p = 0.8$ and for $p = 0.1$, to two places after the
# point. Write `q_minus_ln = (first, second)`. (The slide has 0.09 and 1, which are logarithms with base 10.
# ln is the natural logarithm: `math.log` in Python, `torch.log` in PyTorch.)

# %%
q_minus_ln = ...  # (a number, a number)

# %% [markdown]
# **Task `cross_entropy`** (3 points). `scores` has shape (n, k), and `classes` has the numbers of the n right classes.
# Return the mean of $-\ln p$ over the examples, where $p$ is the probability that softmax gives to the right class.
# Compute it by hand, without `nn.CrossEntropyLoss` or `F.cross_entropy`. The result is a tensor without dimensions,
# from which gradients can flow back. It has to work for scores of 1000 too.
#
# A hint: the logarithm of a tiny probability is trouble, because $e^{-1000}$ is 0 for a computer. Simplify on paper first:
# $-\ln p_c = \ln(e^{o_1} + \dots + e^{o_k}) - o_c$, and `torch.logsumexp` computes the first part safely.

# %%
def cross_entropy(scores, classes):
    """The mean of -ln p of the right classes, as a 0-dim tensor."""
    raise NotImplementedError("replace this line with your code")

# %% [markdown]
# **Question `q_other_scores`** (1 point). The loss only looks at the probability of the right class. Does that mean that
# the other scores can be whatever they like? Find out. The right class is **class 1**, the one in the middle
# (or the second, if your rows are longer). Give two pairs of score rows:
#
# 1. two rows in which class 1 has the *same* score, but the losses *differ*,
# 2. two rows in which the *other* scores differ, but the losses are the *same*.
#
# Write `q_other_scores = (([.., .., ..], [.., .., ..]), ([.., .., ..], [.., .., ..]))`. Your `cross_entropy` can tell you the losses.
# (A slide says that the loss will "only care about the value 2". It cares about the right class's *probability*,
# and all scores have a part in that.)

# %%
q_other_scores = ...  # ((row, row), (row, row))

# %% [markdown]
# **Question `q_logits`** (1 point). `nn.CrossEntropyLoss` is PyTorch's cross-entropy. What does it want, and what happens
# if the model ends with `nn.Softmax(dim=1)`?
#
# - `"a"`: it wants probabilities, so the model needs the softmax.
# - `"b"`: it wants scores. With softmax in the model, PyTorch stops with an error.
# - `"c"`: it wants scores and applies softmax itself. With softmax in the model, softmax happens twice: there is no error, but the model learns slowly and badly.
# - `"d"`: it wants scores. With softmax in the model nothing changes, because softmax of probabilities gives the same probabilities again.

# %%
q_logits = ...  # "a", "b", "c" or "d"

# %% [markdown]
# ## 5. Training
#
# The loop is the one you know: forward, loss, reset the gradients, backward, step.
#
# **Task `train_epoch`** (4 points). Go once through all batches of `loader`, with one update for each. Return the mean
# loss of the epoch's *examples*, as a plain number. The last batch may be smaller; then its loss counts less.
# Use the loss function and the optimizer that you are given.

# %%
def train_epoch(model, loader, loss_function, optimizer):
    """Train for one epoch; returns the mean training loss."""
    raise NotImplementedError("replace this line with your code")

# %% [markdown]
# The loss is made for training. People want to know: how many images does the model get right?
#
# **Task `accuracy`** (3 points). Return the fraction of the loader's images whose class the model predicts rightly, a number
# between 0 and 1. We only look here, we do not learn. So no gradients may be recorded (`torch.no_grad()`), which saves time
# and memory. And leave the model as it was: if you switch it to eval mode, switch it back to the mode that it was in.
# `loader` is a `DataLoader`; `loader.dataset` and its length may be used.

# %%
def accuracy(model, loader):
    """The fraction of images that the model classifies rightly."""
    raise NotImplementedError("replace this line with your code")

# %% [markdown]
# **Task `predict_class`** (1 point). `image` is one image, of shape (1, 28, 28). Return the number of the class that the
# model predicts for it, as a plain `int`. (The model wants a batch; `image.unsqueeze(0)` makes a batch of one.)

# %%
def predict_class(model, image):
    """The number of the class that the model predicts for one image."""
    raise NotImplementedError("replace this line with your code")

# %% [markdown]
# Now put everything together.
#
# **Task `train_classifier`** (6 points). Make a loader for `dataset` that shuffles, a new model, a loss function and an
# optimizer. Train for this many epochs, and return the model. The learning rate and the batch size are your choice; try a few.
# The model is marked on the 10,000 test images, after 5 epochs.
#
# `dataset` is torchvision's `FashionMNIST`, or a part of it: `dataset[i]` is an image, a float32 tensor of shape (1, 28, 28) with pixels between 0 and 1, and
# its class, an int. `len(dataset)`, `dataset.data` (uint8, shape (n, 28, 28)), `dataset.targets` and `dataset.classes` are there too. It may hold fewer than
# 60,000 images, so ask for its length. `torch.autocast` and `torch.compile` may be used.
#
# The check tries your recipe on few images first, and looks at how it trains. That takes some seconds.

# %%
def train_classifier(dataset, epochs):
    """A new model, trained on the images of the dataset."""
    raise NotImplementedError("replace this line with your code")

# %% [markdown]
# ## 6. What has it learned?
#
# The loss falls quickly at first and then slowly. What counts in the end is the accuracy on images that the model has never seen.

# %% [markdown]
# Each class has one weight for each pixel, so its weights are an image too. Red pixels speak for the class, blue
# pixels against it. Can you see the trouser, the coat with its two sleeves, the ankle boot?

# %% [markdown]
# And here are some images that it gets wrong. Would you have known? The mistakes tell where a linear model ends: it adds up
# pixels and knows no shapes. In the next lesson the model gets a second layer.

# %% [markdown]
# ## Before you hand in
#
# Check everything once more: in a terminal with `autograder check`, in the notebook with the cell below. It lists what is
# left, and says what to hand in.
