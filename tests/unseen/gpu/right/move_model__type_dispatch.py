# {"task": "move_model", "verdict": "right", "style": "type_dispatch", "listed": false, "note": "cuda() or cpu() by type"}
def move_model(model, device):
    match device.type:
        case "cuda":
            return model.cuda(device)
        case "cpu":
            return model.cpu()
        case _:
            return model.to(device)
