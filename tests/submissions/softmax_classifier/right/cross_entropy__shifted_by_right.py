# {"task": "cross_entropy", "verdict": "right", "mistake": null, "listed": false, "note": "logsumexp of the differences to the right class's score"}
import torch

def cross_entropy(scores: torch.Tensor, classes: torch.Tensor) -> torch.Tensor:
    right = torch.take_along_dim(scores, classes.unsqueeze(1), dim=1)
    return torch.logsumexp(scores - right, dim=1).mean()
