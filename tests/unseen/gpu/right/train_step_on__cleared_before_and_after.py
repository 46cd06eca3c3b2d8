# {"task": "train_step_on", "verdict": "right", "mistake": null, "note": "gradients set to None by hand first, float via cpu and numpy"}
def train_step_on(device, model, batch, loss_function, optimizer):
    for group in optimizer.param_groups:
        for p in group["params"]:
            p.grad = None
    bilder, klassen = batch
    bilder, klassen = bilder.to(device), klassen.to(device)
    fehler = loss_function(model(bilder), klassen)
    vorher = float(fehler.detach().cpu().numpy())
    fehler.backward()
    optimizer.step()
    optimizer.zero_grad()
    return vorher
