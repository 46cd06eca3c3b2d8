# {"task": "train_classifier", "verdict": "right", "mistake": null, "listed": false, "note": "uses the student's hand-written cross_entropy as the loss"}
import torch
from torch.utils.data import DataLoader

def train_classifier(dataset, epochs):
    model = make_linear_classifier()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1, weight_decay=1e-5)
    loader = DataLoader(dataset, batch_size=64, shuffle=True)
    for epoch in range(epochs):
        average = train_epoch(model, loader, cross_entropy, optimizer)
        print("epoch", epoch + 1, "of", epochs, "loss", average)
    model.eval()
    return model
