# {"task": "make_linear_classifier", "verdict": "right", "mistake": null, "listed": false, "note": "an nn.Module subclass that flattens with view"}
import torch
import torch.nn as nn

class Net(nn.Module):
    def __init__(self):
        super(Net, self).__init__()
        self.fc1 = nn.Linear(784, 10)

    def forward(self, x):
        # print(x.shape)
        x = x.view(x.size(0), -1)
        return self.fc1(x)

def make_linear_classifier():
    model = Net()
    print(model)
    return model
