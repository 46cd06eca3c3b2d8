# {"task": "accuracy_on", "verdict": "wrong", "mistake": "compared_with_dataset_order", "listed": false, "note": "compares with the classes in the dataset's order, which a shuffling loader does not keep", "lines": [[7, 11]]}
import torch

def accuracy_on(device, model, loader):
    predicted = []
    with torch.no_grad():
        for pixels, _ in loader:
            predicted += model(pixels.to(device)).argmax(dim=1).tolist()
    hits = 0
    for i in range(len(predicted)):
        if predicted[i] == int(loader.dataset[i][1]):
            hits += 1
    return hits / len(predicted)
