# {"task": "train_classifier", "verdict": "right", "style": "asserts_dataset", "listed": false, "note": "the stub's promises about the dataset as asserts"}
import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset


def train_classifier(dataset, epochs):
    assert isinstance(dataset, Dataset) and isinstance(epochs, int)
    image, label = dataset[0]
    assert image.shape == (1, 28, 28) and image.dtype == torch.float32 and type(label) is int
    assert 0 <= image.min() and image.max() <= 1
    assert dataset.data.dtype == torch.uint8 and dataset.data.shape == (len(dataset), 28, 28)
    assert len(dataset.targets) == len(dataset) and len(dataset.classes) == 10
    torch.manual_seed(0)
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, len(dataset.classes)))
    loader = DataLoader(dataset, batch_size=64, shuffle=True)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    for _ in range(epochs):
        print("loss", train_epoch(model, loader, nn.CrossEntropyLoss(), optimizer))
    return model
