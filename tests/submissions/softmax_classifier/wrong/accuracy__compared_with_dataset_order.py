# {"task": "accuracy", "verdict": "wrong", "mistake": "compared_with_dataset_order", "listed": false, "note": "compares with the classes in the dataset's order, which a shuffling loader does not keep", "lines": [[11]]}
import torch

def accuracy(model, loader):
    predicted = []
    with torch.no_grad():
        for images, _ in loader:
            predicted.extend(model(images).argmax(dim=1).tolist())
    right = 0
    for place, guess in enumerate(predicted):
        right += guess == loader.dataset[place][1]
    return right / len(predicted)
