# {"task": "cross_entropy", "verdict": "wrong", "mistake": "graph_cut_by_item", "listed": false, "note": "item() makes plain numbers: no gradient can flow back", "lines": [[9, 10]]}
import torch


def cross_entropy(scores, classes):
    summe = 0.0
    for zeile, klasse in zip(scores, classes):
        strafe = torch.logsumexp(zeile, dim=0) - zeile[klasse]
        summe += strafe.item()
    return torch.tensor(summe / len(classes))
