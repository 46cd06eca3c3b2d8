# {"task": "train_mlp", "verdict": "right", "style": "tensors_once", "listed": false, "note": "goes through the data once, TensorDataset afterwards"}
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

def train_mlp(dataset, epochs):
    images, labels = [], []
    for image, label in dataset:
        images.append(image)
        labels.append(int(label))
    fast = TensorDataset(torch.stack(images), torch.tensor(labels))
    loader = DataLoader(fast, batch_size=64, shuffle=True)
    model = make_mlp([784, 300, 10])
    optimizer = torch.optim.Adam(model.parameters())
    loss_function = nn.CrossEntropyLoss()
    for epoch in range(epochs):
        for x, y in loader:
            optimizer.zero_grad()
            loss_function(model(x), y).backward()
            optimizer.step()
    return model
