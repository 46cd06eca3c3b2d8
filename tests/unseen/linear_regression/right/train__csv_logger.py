# {"task": "train", "verdict": "right", "style": "csv_logger", "listed": false, "note": "writes a log file in a temporary folder, time per epoch"}
import csv
import tempfile
import time
from pathlib import Path


def train(model, loader, loss_function, optimizer, epochs):
    losses = []
    with tempfile.TemporaryDirectory() as folder, open(Path(folder) / "log.csv", "w", newline="") as file:
        writer = csv.writer(file)
        for epoch in range(epochs):
            start = time.time()
            seen = total = 0
            for inputs, targets in loader:
                total += train_step(model, [inputs, targets], loss_function, optimizer) * (k := len(inputs))
                seen += k
            losses.append(total / seen)
            writer.writerow([epoch, losses[-1], time.time() - start])
    return losses
