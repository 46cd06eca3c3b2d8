# {"task": "best_line", "verdict": "right", "mistake": null, "listed": false, "note": "Library loss: this task is not a 'by hand' one, so nn.MSELoss is welcome."}
import torch
from torch import nn
def best_line(array, lines):
    loss_function = nn.MSELoss()
    population = torch.from_numpy(array[:, 0].astype('float64'))
    profit = torch.from_numpy(array[:, 1].astype('float64'))
    losses = torch.stack([loss_function(a * population + b, profit) for a, b in lines])
    return int(torch.argmin(losses))
