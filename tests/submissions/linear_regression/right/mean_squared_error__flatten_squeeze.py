# {"task": "mean_squared_error", "verdict": "right", "mistake": null, "listed": false, "note": "Both sides flattened alike, so no broadcast; works for one row too; prints for debugging."}
import torch
def mean_squared_error(predicted, target):
    print("predicted", predicted.shape, "target", target.shape)
    error = torch.flatten(predicted) - torch.flatten(target)
    squared = torch.square(error)
    return torch.sum(squared) / squared.shape[0]

print(mean_squared_error(torch.tensor([[100.0]]), torch.tensor([[17.592]])))
