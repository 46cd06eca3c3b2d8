# {"task": "train_step_on", "verdict": "wrong", "mistake": "trains_copy", "listed": false, "note": "a moved copy is trained, the given model is not", "shows_on": "any", "lines": [[5]]}
import copy

def train_step_on(device, model, batch, loss_function, optimizer):
    model = copy.deepcopy(model).to(device)
    pixels, classes = batch
    pixels = pixels.to(device)
    classes = classes.to(device)
    scores = model(pixels)
    loss = loss_function(scores, classes)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
