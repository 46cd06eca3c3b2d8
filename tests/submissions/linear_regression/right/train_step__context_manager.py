# {"task": "train_step", "verdict": "right", "mistake": null, "listed": false, "note": "A context manager resets before and steps after."}
import contextlib

@contextlib.contextmanager
def updating(optimizer):
    optimizer.zero_grad()
    yield
    optimizer.step()

def train_step(model, batch, loss_function, optimizer):
    with updating(optimizer):
        loss = loss_function(model(batch[0]), batch[-1])
        loss.backward()
    return loss.detach().cpu().numpy().item()
