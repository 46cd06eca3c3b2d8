# {"task": "train_classifier", "verdict": "right", "mistake": null, "listed": false, "note": "parameters in a ParameterList of ten (1, 784) rows, sum of losses divided by the batch size, type hints and asserts everywhere"}
from types import SimpleNamespace
import torch
from torch import nn, Tensor
from torch.utils.data import DataLoader, Dataset

CONFIG = SimpleNamespace(batch=64, lr=0.1, classes=10, pixels=28 * 28)

class Rows(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.rows = nn.ParameterList(
            [nn.Parameter(0.01 * torch.randn(1, CONFIG.pixels)) for _ in range(CONFIG.classes)])
        self.bias = nn.Parameter(torch.zeros(CONFIG.classes))

    def forward(self, x: Tensor) -> Tensor:
        assert x.dim() == 4, x.shape
        return x.flatten(1) @ torch.cat(list(self.rows), dim=0).t() + self.bias

def train_classifier(dataset: Dataset, epochs: int) -> nn.Module:
    model = Rows()
    summed = nn.CrossEntropyLoss(reduction="sum")
    optimizer = torch.optim.SGD(model.parameters(), lr=CONFIG.lr)
    loader = DataLoader(dataset, batch_size=CONFIG.batch, shuffle=True)
    for _ in range(epochs):
        for pixels, classes in loader:
            assert len(pixels) == len(classes)
            loss: Tensor = summed(model(pixels), classes) / len(classes)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return model
