# {"task": "train_classifier", "verdict": "right", "style": "lbfgs_free_rmsprop", "listed": false, "note": "RMSprop, cosine schedule, own modules, weighted sampler-free"}
import torch
from torch import nn
from torch.utils.data import DataLoader, RandomSampler


class Model(nn.Module):
    def __init__(self):
        super().__init__()
        self.weight = nn.Parameter(torch.zeros(784, 10))
        self.bias = nn.Parameter(torch.zeros(10))

    def forward(self, images):
        return images.flatten(1) @ self.weight + self.bias


def train_classifier(dataset, epochs):
    loader = DataLoader(dataset, batch_size=100, sampler=RandomSampler(dataset))
    model = Model()
    loss_function = nn.CrossEntropyLoss(reduction="sum")
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-3, amsgrad=True)
    scheduler = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, T_max=max(1, epochs))
    for _ in range(epochs):
        for images, classes in loader:
            optimizer.zero_grad()
            (loss_function(model(images), classes) / len(images)).backward()
            optimizer.step()
        scheduler.step()
    return model
