# {"task": "cross_entropy", "verdict": "right", "style": "self_test", "listed": false, "note": "self test against the library below"}
import torch
import torch.nn.functional as F


def cross_entropy(scores, classes):
    return (scores.logsumexp(1) - scores.gather(1, classes[:, None]).flatten()).mean()


s, c = torch.randn(6, 3), torch.randint(3, (6,))
assert torch.isclose(cross_entropy(s, c), F.cross_entropy(s, c))
assert torch.isclose(cross_entropy(s, c), torch.nn.CrossEntropyLoss()(s, c))
