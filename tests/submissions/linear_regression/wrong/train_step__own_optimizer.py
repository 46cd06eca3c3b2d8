# {"task": "train_step", "verdict": "wrong", "mistake": "ignores_optimizer", "listed": true, "note": "Makes its own SGD with its own learning rate, the given optimizer is ignored.", "lines": [[4]]}
from torch.optim import SGD
def train_step(model, batch, loss_function, optimizer):
    optimizer = SGD(model.parameters(), lr=0.01)
    x, y = batch
    loss = loss_function(model(x), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
