# {"task": "train_step", "verdict": "right", "mistake": null, "listed": false, "note": "The five steps as five tiny helper functions; zero_grad before the forward pass; torch.autograd.backward is the same as loss.backward."}
import torch

def step2(model, x): return model(x)
def step3(loss_function, p, y): return loss_function(p, y)
def step4(optimizer): optimizer.zero_grad()
def step5(loss): torch.autograd.backward(loss)
def step6(optimizer): optimizer.step()

def train_step(model, batch, loss_function, optimizer) -> float:
    step4(optimizer)
    *_, x, y = batch
    loss = step3(loss_function, step2(model, x), y)
    before = loss.item()
    step5(loss)
    step6(optimizer)
    return before
