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
import matplotlib.pyplot as plt
import torch
from torch import nn
from torch.utils.data import DataLoader
from torchvision.datasets import FashionMNIST
from torchvision.transforms import ToTensor

from autograder import check

# %% [markdown]
# ## 1. The images
#
# FashionMNIST has 60,000 images for training and 10,000 for testing. Each one is grey, 28 by 28 pixels, and shows
# one piece of clothing. The test images are for the end: they tell how good the model is on images it has never seen.
#
# **Task `load_fashion_mnist`** (2 points). Return torchvision's `FashionMNIST` from the folder `root`: the training
# images if `train` is true, otherwise the test images. Give it the transform `ToTensor()`, which makes each image
# a tensor of shape (1, 28, 28) with values from 0 (black) to 1 (white).

# %% task="load_fashion_mnist"
def load_fashion_mnist(root, train):
    """The training or the test images of FashionMNIST, as tensors, with their classes."""
    ### BEGIN SOLUTION
    return FashionMNIST(root=root, train=train, transform=ToTensor(), download=True)
    ### END SOLUTION

# %% check="load_fashion_mnist"
check("load_fashion_mnist")

# %% [markdown]
# The classes are numbers from 0 to 9. People prefer names: T-shirt/top, Trouser, Pullover, Dress, Coat, Sandal,
# Shirt, Sneaker, Bag, Ankle boot. (A slide says "t-shirt, for 9". Class 9 is the ankle boot; the t-shirt is class 0.)
#
# **Task `class_name`** (1 point). Return the name of the class with this number, spelled as in the line above.

# %% task="class_name"
def class_name(index):
    """The name of a class, for its number from 0 to 9."""
    ### BEGIN SOLUTION
    names = ["T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"]
    return names[index]
    ### END SOLUTION

# %% check="class_name"
check("class_name")

# %% tags=["demo"]
training_images = load_fashion_mnist("data", True)
test_images = load_fashion_mnist("data", False)
figure, axes = plt.subplots(3, 6, figsize=(9, 5))
for place, axis in enumerate(axes.flat):
    image, label = training_images[place]
    axis.imshow(image[0], cmap="gray")
    axis.set_title(class_name(label), fontsize=9)
    axis.axis("off")
figure.suptitle("Some images and their classes")
plt.show()

# %% [markdown]
# **Question `q_loss_choice`** (1 point). Some questions have any number as their answer (**regression**), others one of
# a few classes (**classification**). They need different losses. Choose for each of these four what the model
# should be trained with, `"mse"` (mean squared error) or `"cross_entropy"`: a person's height, someone's age,
# a company's profit, and whether a picture shows a dog or a cat. Write a dictionary:
# `q_loss_choice = {"height": "...", "age": "...", "profit": "...", "dog or cat": "..."}`

# %% question="q_loss_choice"
q_loss_choice = ...  # {"height": "...", "age": "...", "profit": "...", "dog or cat": "..."}

# %% check="q_loss_choice"
check("q_loss_choice")

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

# %% task="make_linear_classifier"
def make_linear_classifier():
    """A linear model from images to ten scores."""
    ### BEGIN SOLUTION
    return nn.Sequential(nn.Flatten(), nn.Linear(28 * 28, 10))
    ### END SOLUTION

# %% check="make_linear_classifier"
check("make_linear_classifier")

# %% [markdown]
# **Question `q_class_index`** (0.5 points). For one image a trained model gives these ten scores:
# `[-8.4489, -9.3227, -2.7202, -3.7881, -6.5726, 7.9927, -2.2151, 7.5391, 6.5984, 10.6699]`.
# Which class does it predict? Give the number of the class.

# %% question="q_class_index"
q_class_index = ...  # a number from 0 to 9

# %% check="q_class_index"
check("q_class_index")

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

# %% task="softmax"
def softmax(scores):
    """The probabilities of the classes, for each row of scores."""
    ### BEGIN SOLUTION
    largest = scores.max(dim=1, keepdim=True).values
    powers = torch.exp(scores - largest)
    return powers / powers.sum(dim=1, keepdim=True)
    ### END SOLUTION

# %% check="softmax"
check("softmax")

# %% tags=["demo"]
rows = torch.tensor([[1.0, 2.0, 3.0, 0.0], [2.0, 4.0, 6.0, 0.0], [101.0, 102.0, 103.0, 100.0]])
figure, axes = plt.subplots(1, 3, figsize=(10, 3), sharey=True)
for axis, row, p in zip(axes, rows, softmax(rows)):
    axis.bar(range(4), p)
    axis.set_xticks(range(4), [f"{score:g}" for score in row])
    axis.set_xlabel("scores")
axes[0].set_ylabel("probability")
axes[0].set_title("four scores")
axes[1].set_title("twice as large: more sure")
axes[2].set_title("first ones + 100: no change")
plt.show()

# %% [markdown]
# ## 4. Cross-entropy: how bad are the probabilities?
#
# An image shows a coat, and the model gives coats the probability $p$. We want $p = 1$. The penalty is $-\ln p$:
# nothing for $p = 1$, a little for $p = 0.8$, much for $p = 0.1$, and more and more the nearer $p$ comes to 0.
# The mean of the penalties over the examples is the **cross-entropy**.

# %% tags=["demo"]
p = torch.linspace(0.01, 1, 200)
plt.plot(p, -torch.log(p))
plt.xlabel("probability of the right class")
plt.ylabel("penalty")
plt.title("-ln p: to be sure and wrong is expensive")
plt.show()

# %% [markdown]
# **Question `q_minus_ln`** (0.5 points). Compute the penalties for $p = 0.8$ and for $p = 0.1$, to two places after the
# point. Write `q_minus_ln = (first, second)`. (The slide has 0.09 and 1, which are logarithms with base 10.
# ln is the natural logarithm: `math.log` in Python, `torch.log` in PyTorch.)

# %% question="q_minus_ln"
q_minus_ln = ...  # (a number, a number)

# %% check="q_minus_ln"
check("q_minus_ln")

# %% [markdown]
# **Task `cross_entropy`** (3 points). `scores` has shape (n, k), and `classes` has the numbers of the n right classes.
# Return the mean of $-\ln p$ over the examples, where $p$ is the probability that softmax gives to the right class.
# Compute it by hand, without `nn.CrossEntropyLoss` or `F.cross_entropy`. The result is a tensor without dimensions,
# from which gradients can flow back. It has to work for scores of 1000 too.
#
# A hint: the logarithm of a tiny probability is trouble, because $e^{-1000}$ is 0 for a computer. Simplify on paper first:
# $-\ln p_c = \ln(e^{o_1} + \dots + e^{o_k}) - o_c$, and `torch.logsumexp` computes the first part safely.

# %% task="cross_entropy"
def cross_entropy(scores, classes):
    """The mean of -ln p of the right classes, as a 0-dim tensor."""
    ### BEGIN SOLUTION
    right = scores[torch.arange(len(scores)), classes]
    return (torch.logsumexp(scores, dim=1) - right).mean()
    ### END SOLUTION

# %% check="cross_entropy"
check("cross_entropy")

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

# %% question="q_other_scores"
q_other_scores = ...  # ((row, row), (row, row))

# %% check="q_other_scores"
check("q_other_scores")

# %% [markdown]
# **Question `q_logits`** (1 point). `nn.CrossEntropyLoss` is PyTorch's cross-entropy. What does it want, and what happens
# if the model ends with `nn.Softmax(dim=1)`?
#
# - `"a"`: it wants probabilities, so the model needs the softmax.
# - `"b"`: it wants scores. With softmax in the model, PyTorch stops with an error.
# - `"c"`: it wants scores and applies softmax itself. With softmax in the model, softmax happens twice: there is no error, but the model learns slowly and badly.
# - `"d"`: it wants scores. With softmax in the model nothing changes, because softmax of probabilities gives the same probabilities again.

# %% question="q_logits"
q_logits = ...  # "a", "b", "c" or "d"

# %% check="q_logits"
check("q_logits")

# %% [markdown]
# ## 5. Training
#
# The loop is the one you know: forward, loss, reset the gradients, backward, step.
#
# **Task `train_epoch`** (4 points). Go once through all batches of `loader`, with one update for each. Return the mean
# loss of the epoch's *examples*, as a plain number. The last batch may be smaller; then its loss counts less.
# Use the loss function and the optimizer that you are given.

# %% task="train_epoch"
def train_epoch(model, loader, loss_function, optimizer):
    """Train for one epoch; returns the mean training loss."""
    ### BEGIN SOLUTION
    total, examples = 0.0, 0
    for images, classes in loader:
        scores = model(images)
        loss = loss_function(scores, classes)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        total += loss.item() * len(images)
        examples += len(images)
    return total / examples
    ### END SOLUTION

# %% check="train_epoch"
check("train_epoch")

# %% [markdown]
# The loss is made for training. People want to know: how many images does the model get right?
#
# **Task `accuracy`** (3 points). Return the fraction of the loader's images whose class the model predicts rightly, a number
# between 0 and 1. We only look here, we do not learn. So no gradients may be recorded (`torch.no_grad()`), which saves time
# and memory. And leave the model as it was: if you switch it to eval mode, put it back into the mode that it was in.

# %% task="accuracy"
def accuracy(model, loader):
    """The fraction of images that the model classifies rightly."""
    ### BEGIN SOLUTION
    right, examples = 0, 0
    with torch.no_grad():
        for images, classes in loader:
            predicted = model(images).argmax(dim=1)
            right += (predicted == classes).sum().item()
            examples += len(classes)
    return right / examples
    ### END SOLUTION

# %% check="accuracy"
check("accuracy")

# %% [markdown]
# **Task `predict_class`** (1 point). `image` is one image, of shape (1, 28, 28). Return the number of the class that the
# model predicts for it, as a plain `int`. (The model wants a batch; `image.unsqueeze(0)` makes a batch of one.)

# %% task="predict_class"
def predict_class(model, image):
    """The number of the class that the model predicts for one image."""
    ### BEGIN SOLUTION
    with torch.no_grad():
        scores = model(image.unsqueeze(0))
    return scores.argmax(dim=1).item()
    ### END SOLUTION

# %% check="predict_class"
check("predict_class")

# %% [markdown]
# Now put everything together.
#
# **Task `train_classifier`** (6 points). Make a loader for `dataset` that shuffles, a new model, a loss function and an
# optimizer. Train for this many epochs, and return the model. The learning rate and the batch size are your choice; try a few.
# The model is marked on the 10,000 test images, after 5 epochs.
#
# The check tries your recipe on few images first, and looks at how it trains. That takes some seconds.

# %% task="train_classifier"
def train_classifier(dataset, epochs):
    """A new model, trained on the images of the dataset."""
    ### BEGIN SOLUTION
    loader = DataLoader(dataset, batch_size=64, shuffle=True)
    model = make_linear_classifier()
    loss_function = nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.05)
    for _ in range(epochs):
        train_epoch(model, loader, loss_function, optimizer)
    return model
    ### END SOLUTION

# %% check="train_classifier"
check("train_classifier")

# %% [markdown]
# ## 6. What has it learned?
#
# The loss falls quickly at first and then slowly. What counts in the end is the accuracy on images that the model has never seen.

# %% tags=["demo"]
torch.manual_seed(0)
model = make_linear_classifier()
optimizer = torch.optim.SGD(model.parameters(), lr=0.05)
training_loader = DataLoader(training_images, batch_size=64, shuffle=True)
test_loader = DataLoader(test_images, batch_size=500)
losses, accuracies = [], []
for epoch in range(5):
    losses.append(train_epoch(model, training_loader, nn.CrossEntropyLoss(), optimizer))
    accuracies.append(accuracy(model, test_loader))
figure, (left, right) = plt.subplots(1, 2, figsize=(10, 3.5))
left.plot(range(1, 6), losses, marker="o")
left.set(xlabel="epoch", ylabel="mean training loss", title="The loss falls")
right.plot(range(1, 6), accuracies, marker="o", color="green")
right.set(xlabel="epoch", ylabel="accuracy", title="Right answers on the test images")
plt.show()

# %% [markdown]
# Each class has one weight for each pixel, so its weights are an image too. Red pixels speak for the class, blue
# pixels against it. Can you see the trouser, the coat with its two sleeves, the ankle boot?

# %% tags=["demo"]
weights = torch.cat([p.detach().flatten() for p in model.parameters()])[:7840].reshape(10, 28, 28)
figure, axes = plt.subplots(2, 5, figsize=(10, 4.5))
for index, axis in enumerate(axes.flat):
    size = weights[index].abs().max()
    axis.imshow(weights[index], cmap="bwr", vmin=-size, vmax=size)
    axis.set_title(class_name(index), fontsize=9)
    axis.axis("off")
figure.suptitle("What each class looks for")
plt.show()

# %% [markdown]
# And here are some images that it gets wrong. Would you have known? The mistakes tell where a linear model ends: it adds up
# pixels and knows no shapes. In the next lesson the model gets a second layer.

# %% tags=["demo"]
figure, axes = plt.subplots(2, 5, figsize=(10, 5))
pairs = ((image, label, predict_class(model, image)) for image, label in test_images)
wrong = (pair for pair in pairs if pair[1] != pair[2])
for axis, (image, label, predicted) in zip(axes.flat, wrong):
    axis.imshow(image[0], cmap="gray")
    axis.set_title(f"{class_name(label)},\nsaid: {class_name(predicted)}", fontsize=9)
    axis.axis("off")
figure.suptitle("Wrong answers")
plt.show()

# %% [markdown]
# ## Before you hand in
#
# Check everything once more: in a terminal with `autograder check`, in the notebook with the cell below. It lists what is
# left, and says what to hand in.

# %% tags=["demo"]
from autograder import check_all

check_all()
