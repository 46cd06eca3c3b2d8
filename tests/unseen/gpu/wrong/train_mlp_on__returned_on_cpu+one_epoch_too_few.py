# {"task": "train_mlp_on", "verdict": "wrong", "mistake": "returned_on_cpu+one_epoch_too_few", "listed": false, "note": "the model is brought back; one pass is missing", "lines": [[22], [12, 13]]}
import torch
from torch import nn
from torch.utils.data import DataLoader

def train_mlp_on(device, dataset, epochs):
    loader = DataLoader(dataset, batch_size=64, shuffle=True)
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 100), nn.ReLU(), nn.Linear(100, 10))
    model.to(device)
    loss_function = nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    epoch = 1
    while epoch < epochs:
        for pixels, classes in loader:
            pixels = pixels.to(device)
            classes = classes.to(device)
            loss = loss_function(model(pixels), classes)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        epoch += 1
    return model.to("cpu")
