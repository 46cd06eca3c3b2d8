# {"task": "train_step", "verdict": "right", "style": "static_method", "listed": false, "note": "a static method, gc, nullcontext"}
import gc
from contextlib import nullcontext


class Steps:
    @staticmethod
    def one(model, batch, loss_function, optimizer, context=nullcontext):
        x, y = batch
        with context():
            optimizer.zero_grad()
            loss = loss_function(model(x), y)
            loss.backward()
            optimizer.step()
        value = loss.item()
        del loss, x, y
        gc.collect()
        return value


train_step = Steps.one
