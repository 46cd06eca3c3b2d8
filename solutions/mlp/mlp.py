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
import matplotlib.pyplot as plt
import torch
from torch import nn
from torch.utils.data import DataLoader
from torchvision.datasets import FashionMNIST
from torchvision.transforms import ToTensor

from autograder import check, numbers_for

# %% [markdown]
# ## 1. Two linear layers are one
#
# The first idea: take the ten outputs of a linear model and feed them to another one. There are more parameters then.
# But is the model stronger? Try it with the smallest models there are. The first one computes $y = 3x + 2$,
# and its output goes into the second one, $z = -2y + 5$.
#
# **Question `q_deeper_linear`** (1 point). Is there *one* line that gives the same $z$ for every $x$? Work it out on paper and
# give its slope and its bias: `q_deeper_linear = (slope, bias)`.

# %% question="q_deeper_linear"
q_deeper_linear = ...  # (slope, bias)

# %% check="q_deeper_linear"
check("q_deeper_linear")

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

# %% task="collapse"
def collapse(first, second):
    """The one linear layer that computes what two layers in a row compute."""
    ### BEGIN SOLUTION
    layer = nn.Linear(first.in_features, second.out_features)
    with torch.no_grad():
        layer.weight.copy_(second.weight @ first.weight)
        layer.bias.zero_()
        if first.bias is not None:
            layer.bias.add_(second.weight @ first.bias)
        if second.bias is not None:
            layer.bias.add_(second.bias)
    return layer
    ### END SOLUTION

# %% check="collapse"
check("collapse")

# %% tags=["demo"]
torch.manual_seed(0)
x = torch.linspace(-3, 3, 200).reshape(-1, 1)
linear = nn.Sequential(nn.Linear(1, 50), nn.Linear(50, 50), nn.Linear(50, 1))
bent = nn.Sequential(nn.Linear(1, 50), nn.ReLU(), nn.Linear(50, 50), nn.ReLU(), nn.Linear(50, 1))
with torch.no_grad():
    plt.plot(x, linear(x), label="three linear layers")
    plt.plot(x, 3 * bent(x), label="with ReLU between them (times 3)")
plt.legend()
plt.title("Without an activation function, any depth gives a straight line")
plt.show()

# %% [markdown]
# ## 2. An activation function
#
# Something has to come between the layers that is *not* linear. The most common choice is the **rectified linear unit**, ReLU:
# a negative value becomes 0, any other value stays as it is.
#
# **Task `relu`** (1 point). Return a tensor of the same shape with the ReLU of every value. Compute it by hand, without `torch.relu`,
# `F.relu` or `nn.ReLU`. Do not change `x` itself, and let gradients through.

# %% task="relu"
def relu(x):
    """Each value of x if it is positive, otherwise 0."""
    ### BEGIN SOLUTION
    return torch.where(x > 0, x, torch.zeros_like(x))
    ### END SOLUTION

# %% check="relu"
check("relu")

# %% [markdown]
# What does "not linear" mean? A linear function such as $f(x) = 3x$ treats sums in a simple way: $f(a + b) = f(a) + f(b)$,
# whatever $a$ and $b$ are. That is why a chain of such functions is one such function again.
#
# **Question `q_activation_linear`** (1 point). Show that ReLU is not linear: find two numbers with
# relu($a$ + $b$) ≠ relu($a$) + relu($b$), and write `q_activation_linear = (a, b)`.

# %% question="q_activation_linear"
q_activation_linear = ...  # (a, b)

# %% check="q_activation_linear"
check("q_activation_linear")

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

# %% question="q_layer_shapes"
q_layer_shapes = ...  # (a, b, c, d)

# %% check="q_layer_shapes"
check("q_layer_shapes")

# %% [markdown]
# Should there be a ReLU after the *last* layer too? Think of what the scores are for: the loss turns them into probabilities, and
# a class that is surely wrong needs a score far below the others.
#
# **Question `q_relu_last`** (1 point). Give your answer, `"yes"` or `"no"`, and with it the proof: a row of scores that a model which ends
# with a ReLU can never give. Write `q_relu_last = ("...", [.., .., ..])`.

# %% question="q_relu_last"
q_relu_last = ...  # ("yes" or "no", [a row of scores])

# %% check="q_relu_last"
check("q_relu_last")

# %% [markdown]
# **Task `make_mlp`** (6 points). `sizes` is a list such as `[784, 100, 10]`: the number of pixels, the sizes of the hidden layers,
# and the number of classes. Return a model: Flatten, then linear layers and ReLUs in turn. After the last linear layer there is
# no ReLU. It has to work for every list with two or more sizes, and `sizes` itself stays as it is.

# %% task="make_mlp"
def make_mlp(sizes):
    """A multilayer perceptron with layers of these sizes."""
    ### BEGIN SOLUTION
    layers = [nn.Flatten()]
    for inputs, outputs in zip(sizes[:-1], sizes[1:]):
        layers.append(nn.Linear(inputs, outputs))
        layers.append(nn.ReLU())
    return nn.Sequential(*layers[:-1])
    ### END SOLUTION

# %% check="make_mlp"
check("make_mlp")

# %% [markdown]
# ## 4. How large is it?
#
# **Task `count_parameters`** (2 points). Return how many numbers there are in the parameters of a model: every single weight and
# every single bias. For the sizes 784, 100 and 10 there are 79,510. It has to work for any module.

# %% task="count_parameters"
def count_parameters(model):
    """The number of numbers in a model's parameters."""
    ### BEGIN SOLUTION
    return sum(parameter.numel() for parameter in model.parameters())
    ### END SOLUTION

# %% check="count_parameters"
check("count_parameters")

# %% [markdown]
# **Question `q_parameter_count`** (1 point). This one has other numbers for each of you. Put in your name, the one that you hand in
# your work with, and run the cell: it shows the sizes of *your* network.

# %%
my_name = "ada"
print("The sizes of your network:", [784, *numbers_for(my_name, 2, 20, 200), 10])

# %% [markdown]
# How many parameters does it have? Compute it by hand: for each layer its weights and its biases.
# Write `q_parameter_count = ("your name", number)`.

# %% question="q_parameter_count"
q_parameter_count = ...  # ("your name", a number)

# %% check="q_parameter_count"
check("q_parameter_count")

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

# %% task="train_mlp"
def train_mlp(dataset, epochs):
    """A new multilayer perceptron, trained on the images of the dataset."""
    ### BEGIN SOLUTION
    loader = DataLoader(dataset, batch_size=64, shuffle=True)
    model = make_mlp([784, 100, 10])
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

# %% check="train_mlp"
check("train_mlp")

# %% [markdown]
# ## 6. Was it worth it?
#
# The two models side by side, trained in the same way. One seed proves little, so there are three for each.

# %% tags=["demo"]
training_images = FashionMNIST("data", train=True, transform=ToTensor(), download=True)
test_images = FashionMNIST("data", train=False, transform=ToTensor(), download=True)
pixels = training_images.data.unsqueeze(1) / 255
test_pixels = test_images.data.unsqueeze(1) / 255


def accuracies(sizes, epochs=5):
    """The accuracy on the test images after each epoch."""
    model = make_mlp(sizes)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    found = []
    for _ in range(epochs):
        for rows in torch.randperm(len(pixels)).split(64):
            optimizer.zero_grad()
            nn.functional.cross_entropy(model(pixels[rows]), training_images.targets[rows]).backward()
            optimizer.step()
        with torch.no_grad():
            found.append((model(test_pixels).argmax(dim=1) == test_images.targets).float().mean().item())
    return found, model


for seed in range(3):
    torch.manual_seed(seed)
    plt.plot(range(1, 6), accuracies([784, 10])[0], "o-", color="tab:orange", label="linear" if seed == 0 else None)
    found, model = accuracies([784, 100, 10])
    plt.plot(range(1, 6), found, "o-", color="tab:blue", label="784-100-10" if seed == 0 else None)
plt.xlabel("epoch")
plt.ylabel("accuracy on the test images")
plt.legend()
plt.title("A hidden layer pays")
plt.show()

# %% [markdown]
# The weights of the first layer are images again. Each hidden unit looks for something of its own: an edge, a sleeve, a sole.
# The second layer puts these together.

# %% tags=["demo"]
weights = next(p for p in model.parameters() if p.shape == (100, 784)).detach().reshape(100, 28, 28)
figure, axes = plt.subplots(3, 8, figsize=(10, 4))
for unit, axis in zip(weights, axes.flat):
    size = unit.abs().max()
    axis.imshow(unit, cmap="bwr", vmin=-size, vmax=size)
    axis.axis("off")
figure.suptitle("What 24 of the 100 hidden units look for")
plt.show()

# %% [markdown]
# ## Before you hand in
#
# Check everything once more: in a terminal with `autograder check`, in the notebook with the cell below. It lists what is
# left, and says what to hand in.

# %% tags=["demo"]
from autograder import check_all

check_all()
