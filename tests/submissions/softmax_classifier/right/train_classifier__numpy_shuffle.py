# {"task": "train_classifier", "verdict": "right", "mistake": null, "listed": false, "note": "NumPy arrays for storage and shuffling, tensors made per batch"}
import numpy as np
import torch
from torch import nn

def train_classifier(dataset, epochs):
    rng = np.random.default_rng()
    images = np.stack([np.asarray(image, dtype=np.float32) for image, _ in dataset_items(dataset)])
    labels = np.array([label for _, label in dataset_items(dataset)], dtype=np.int64)
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 10))
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
    loss_function = nn.CrossEntropyLoss()
    for epoch in range(epochs):
        indices = rng.permutation(len(labels))
        for part in np.array_split(indices, max(1, len(indices) // 64)):
            loss = loss_function(model(torch.from_numpy(images[part])), torch.from_numpy(labels[part]))
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return model

def dataset_items(dataset):
    for i in range(len(dataset)):
        yield dataset[i]
