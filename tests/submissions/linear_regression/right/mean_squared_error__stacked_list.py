# {"task": "mean_squared_error", "verdict": "right", "mistake": null, "listed": false, "note": "torch.stack over a generator of squared differences, abs before the square is superfluous but harmless."}
import torch
mean_squared_error = lambda predicted, target: torch.stack([abs(predicted[i, 0] - target[i, 0]) ** 2 for i in range(len(target))]).mean()
