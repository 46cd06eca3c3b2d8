# {"task": "collapse", "verdict": "right", "mistake": null, "note": "bias only where one of the two has one; filled by load_state_dict"}
import torch
from torch import nn

def collapse(first, second):
    w1, w2 = first.weight.detach(), second.weight.detach()
    state = {"weight": torch.einsum("ph,hn->pn", w2, w1)}
    terms = []
    if first.bias is not None:
        terms.append(w2.mv(first.bias.detach()))
    if second.bias is not None:
        terms.append(second.bias.detach().clone())
    if terms:
        state["bias"] = sum(terms)
    merged = nn.Linear(w1.size(1), w2.size(0), bias=bool(terms))
    merged.load_state_dict(state)
    return merged
