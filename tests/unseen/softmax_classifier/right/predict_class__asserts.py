# {"task": "predict_class", "verdict": "right", "style": "asserts", "listed": false, "note": "contract asserts"}
import torch


def predict_class(model, image):
    assert torch.is_tensor(image) and image.shape == (1, 28, 28) and image.dtype == torch.float32
    with torch.no_grad():
        scores = model(image.view(1, *image.shape))
    assert scores.shape[0] == 1
    return scores.squeeze(0).sort(descending=True)[1][0].item()
