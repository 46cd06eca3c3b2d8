# {"task": "make_loader", "verdict": "right", "mistake": null, "listed": false, "note": "An instance with __call__ is bound to the name."}
from torch.utils.data import DataLoader, RandomSampler
class _LoaderMaker:
    def __call__(self, dataset, batch_size, shuffle):
        return DataLoader(dataset, batch_size=batch_size, sampler=RandomSampler(dataset) if shuffle else None)
make_loader = _LoaderMaker()
