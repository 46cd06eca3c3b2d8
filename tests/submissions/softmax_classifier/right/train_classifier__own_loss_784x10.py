# {"task": "train_classifier", "verdict": "right", "mistake": null, "listed": false, "note": "own Module with weights (784, 10), hand-written cross-entropy, momentum"}
import torch
from torch import nn
from torch.utils.data import DataLoader

class Affine(nn.Module):
    def __init__(self, n_in, n_out):
        super().__init__()
        self.A = nn.Parameter(torch.zeros(n_in, n_out))
        self.b = nn.Parameter(torch.zeros(1, n_out))

    def forward(self, x):
        return x.reshape(x.shape[0], -1) @ self.A + self.b

def penalty(o, c):
    return (o.logsumexp(1) - o.gather(1, c.unsqueeze(1)).squeeze(1)).mean()

def train_classifier(dataset, epochs):
    model = Affine(28 * 28, 10)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.02, momentum=0.9, nesterov=True)
    loader = DataLoader(dataset, batch_size=50, shuffle=True)
    for epoch in range(epochs):
        running = 0
        for p, c in loader:
            loss = penalty(model(p), c)
            loss.backward()
            optimizer.step()
            optimizer.zero_grad()
            running += loss.item() * len(c)
        print(f"{epoch}: {running / len(dataset):.4f}")
    return model
