# {"task": "train_step", "verdict": "right", "style": "args_kwargs", "listed": false, "note": "*args, **kwargs signature"}
def train_step(*args, **kwargs):
    names = ("model", "batch", "loss_function", "optimizer")
    given = dict(zip(names, args)) | kwargs
    inputs, targets = given["batch"]
    given["optimizer"].zero_grad()
    loss = given["loss_function"](given["model"](inputs), targets)
    loss.backward()
    given["optimizer"].step()
    return loss.item()
