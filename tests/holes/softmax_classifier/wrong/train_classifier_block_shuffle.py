# {"task": "train_classifier", "mistake": "block_shuffle", "note": "only the order of the batches is shuffled, not the images"}
import copy
import math

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn
from torch.utils.data import DataLoader, Dataset, Subset
from torchvision import transforms
from torchvision.datasets import FashionMNIST
from torchvision.transforms import ToTensor


def train_classifier(dataset, epochs):
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 10))
    batches = list(DataLoader(dataset, batch_size=64))
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    loss_function = nn.CrossEntropyLoss()
    for epoch in range(epochs):
        for i in torch.randperm(len(batches)).tolist():
            x, y = batches[i]
            optimizer.zero_grad()
            loss_function(model(x), y).backward()
            optimizer.step()
    return model
