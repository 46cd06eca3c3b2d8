# {"task": "train_mlp", "verdict": "right", "style": "flip_augmentation", "listed": false, "note": "half of each batch mirrored left to right"}
import torch
from torch import nn
from torch.utils.data import DataLoader

def train_mlp(dataset, epochs):
    loader = DataLoader(dataset, batch_size=32, shuffle=True)
    model = make_mlp([784, 256, 10])
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
    loss_function = nn.CrossEntropyLoss()
    for epoch in range(epochs):
        for images, labels in loader:
            flip = torch.rand(images.shape[0]) < 0.5
            images = images.clone()
            images[flip] = images[flip].flip(-1)
            loss = loss_function(model(images), labels)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return model
