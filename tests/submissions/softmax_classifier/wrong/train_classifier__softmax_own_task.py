# {"task": "train_classifier", "verdict": "wrong", "mistake": "softmax_before_cross_entropy", "listed": true, "note": "the student's own softmax before the student's own cross_entropy, which takes scores", "lines": [[10]]}
import torch
from torch.utils.data import DataLoader

def train_classifier(dataset, epochs):
    model = make_linear_classifier()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    for epoch in range(epochs):
        for x, y in DataLoader(dataset, batch_size=64, shuffle=True):
            p = softmax(model(x))
            loss = cross_entropy(p, y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return model
