"""The answers to the questions. They run after the lesson, as a student's answers would."""

q_what_moves = {
    "model": "yes",
    "pixels": "yes",
    "classes": "yes",
    "learning rate": "no",
    "epochs": "no",
    "loss.item()": "no",
}
q_numpy_from_gpu = lambda t: t.detach().cpu().numpy()
