# {"task": "train_classifier", "verdict": "wrong", "mistake": "unshuffled", "listed": true, "note": "own batches as slices in the dataset's order, no permutation", "lines": [[12, 13]]}
import torch
from torch import nn

def train_classifier(dataset, epochs):
    images = torch.stack([dataset[i][0] for i in range(len(dataset))])
    labels = torch.tensor([dataset[i][1] for i in range(len(dataset))])
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 10))
    opt = torch.optim.SGD(model.parameters(), lr=0.1)
    lossf = nn.CrossEntropyLoss()
    for epoch in range(epochs):
        for i in range(0, len(images), 64):
            loss = lossf(model(images[i:i+64]), labels[i:i+64])
            opt.zero_grad()
            loss.backward()
            opt.step()
    return model
