# {"task": "train_classifier", "verdict": "wrong", "mistake": "softmax_before_cross_entropy", "listed": true, "note": "nn.Softmax at the end of the model and CrossEntropyLoss, which applies softmax itself", "lines": [[9]]}
import torch
from torch import nn
from torch.optim import SGD
from torch.utils.data import DataLoader

def train_classifier(dataset, epochs):
    loader = DataLoader(dataset, batch_size=64, shuffle=True)
    model = nn.Sequential(nn.Flatten(), nn.Linear(28*28, 10), nn.Softmax(dim=1))
    loss_function = nn.CrossEntropyLoss()
    optimizer = SGD(model.parameters(), lr=0.1)
    for epoch in range(epochs):
        for pixels_batch, classes_batch in loader:
            predicted_probabilities = model(pixels_batch)
            loss = loss_function(predicted_probabilities, classes_batch)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return model
