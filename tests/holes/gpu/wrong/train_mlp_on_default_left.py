# {"task": "train_mlp_on", "mistake": "train_mlp_on_default_left", "note": "leaves the default device set"}
import copy
import math
import itertools
import functools

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn
from torch.utils.data import DataLoader, Dataset, Sampler, Subset, TensorDataset, random_split


def train_mlp_on(device, dataset, epochs):
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 100), nn.ReLU(), nn.Linear(100, 10)).to(device)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    x = torch.stack([image for image, _ in dataset]).to(device)
    y = torch.tensor([c for _, c in dataset]).to(device)
    torch.set_default_device(device)
    for _ in range(epochs):
        for rows in torch.randperm(len(y)).split(64):
            optimizer.zero_grad()
            F.cross_entropy(model(x[rows]), y[rows]).backward()
            optimizer.step()
    return model
