# {"task": "q_minus_sign", "verdict": "right", "style": "torch_item", "listed": false, "note": "computed with autograd"}
import torch

theta = torch.tensor(-2.5, requires_grad=True)
((theta - 3) ** 2).backward()
q_minus_sign = (theta.item(), (theta - 0.1 * theta.grad).item())
