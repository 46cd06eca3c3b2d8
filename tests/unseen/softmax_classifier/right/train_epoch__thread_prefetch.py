# {"task": "train_epoch", "verdict": "right", "style": "thread_prefetch", "listed": false, "note": "batches prefetched by a thread and a queue"}
import queue
import threading


def train_epoch(model, loader, loss_function, optimizer):
    box = queue.Queue(maxsize=2)

    def fill():
        for batch in loader:
            box.put(batch)
        box.put(None)

    thread = threading.Thread(target=fill, daemon=True)
    thread.start()
    total = count = 0
    for images, classes in iter(box.get, None):
        optimizer.zero_grad()
        loss = loss_function(model(images), classes)
        loss.backward()
        optimizer.step()
        total += loss.item() * len(classes)
        count += len(classes)
    thread.join()
    return total / count
