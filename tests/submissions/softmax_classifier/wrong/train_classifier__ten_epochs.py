# {"task": "train_classifier", "verdict": "wrong", "mistake": "epochs_hard_coded", "listed": false, "note": "range(10) copied from the slide: trains ten epochs whatever was asked for", "lines": [[11]]}
import torch
from torch import nn
from torch.utils.data import DataLoader

def train_classifier(dataset, epochs):
    mnist_train_loader = DataLoader(dataset, batch_size=64, shuffle=True)
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 10))
    loss_function = nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    for epoch in range(10):
        for pixels_batch, classes_batch in mnist_train_loader:
            predicted_probabilities = model(pixels_batch)
            loss = loss_function(predicted_probabilities, classes_batch)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return model
