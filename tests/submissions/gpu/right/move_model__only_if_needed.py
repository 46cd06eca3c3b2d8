# {"task": "move_model", "verdict": "right", "style": "only_if_needed", "listed": false, "note": "moves only when something is elsewhere"}
import itertools

def move_model(model, device):
    tensors = itertools.chain(model.parameters(), model.buffers())
    if any(t.device.type != device.type for t in tensors):
        print("moving to", device)
        model = model.to(device)
    return model
