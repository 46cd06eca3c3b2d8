# {"task": "train_step", "verdict": "right", "style": "backward_inputs", "listed": false, "note": "backward with inputs, warnings as errors"}
import warnings


def train_step(model, batch, loss_function, optimizer):
    assert isinstance(batch, (tuple, list)) and len(batch) == 2
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        optimizer.zero_grad()
        inputs, targets = batch
        loss = loss_function(model(inputs), targets)
        loss.backward(inputs=list(model.parameters()))
        optimizer.step()
        return loss.item()
