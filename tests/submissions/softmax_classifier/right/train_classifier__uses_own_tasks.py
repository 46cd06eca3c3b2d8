# {"task": "train_classifier", "verdict": "right", "mistake": null, "listed": false, "note": "calls the student's make_linear_classifier and train_epoch"}
from torch import nn
from torch.optim import SGD
from torch.utils.data import DataLoader

def train_classifier(dataset, epochs):
    loader = DataLoader(dataset, batch_size=64, shuffle=True)
    model = make_linear_classifier()
    loss_function = nn.CrossEntropyLoss()
    optimizer = SGD(model.parameters(), lr=0.1)
    losses = [train_epoch(model, loader, loss_function, optimizer) for _ in range(epochs)]
    print(losses)
    return model
