# {"task": "move_model", "verdict": "right", "style": "match_type", "listed": false, "note": "match on the type"}
def move_model(model, device):
    match device.type:
        case "cuda":
            model = model.cuda()
        case "cpu":
            model = model.cpu()
        case other:
            model = model.to(other)
    return model
