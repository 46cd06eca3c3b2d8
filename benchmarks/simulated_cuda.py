"""How much slower a training step is on the simulated CUDA device.

    python benchmarks/simulated_cuda.py [--steps 300] [--rounds 7]

The model is 784-100-10, in batches of 64, on one thread; a step moves its batch to the device. The ratio is of the
medians over all rounds.
"""

import argparse
import statistics
import time

import torch
from torch import nn

from autograder.simulated_cuda import simulated_cuda


def seconds_per_step(device: str, optimizer_class: type[torch.optim.Optimizer], steps: int, rounds: int) -> float:
    """The median over rounds, for a step with both transfers of the batch."""
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 100), nn.ReLU(), nn.Linear(100, 10)).to(device)
    optimizer = optimizer_class(model.parameters(), lr=0.01)  # type: ignore[call-arg]
    loss_function = nn.CrossEntropyLoss()
    images, classes = torch.rand(64, 1, 28, 28), torch.randint(0, 10, (64,))
    found = []
    for _ in range(rounds):
        start = time.perf_counter()
        for _ in range(steps):
            loss = loss_function(model(images.to(device)), classes.to(device))
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            loss.item()
        found.append((time.perf_counter() - start) / steps)
    return statistics.median(found)


def main() -> None:
    """Print a line for each optimizer."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--steps", type=int, default=300, metavar="N", help="steps in a round (300)")
    parser.add_argument("--rounds", type=int, default=7, metavar="N", help="rounds, of which the median counts (7)")
    options = parser.parse_args()
    torch.set_num_threads(1)
    for optimizer in (torch.optim.SGD, torch.optim.Adam):
        plain = seconds_per_step("cpu", optimizer, options.steps, options.rounds)
        with simulated_cuda():
            simulated = seconds_per_step("cuda", optimizer, options.steps, options.rounds)
        print(
            f"{optimizer.__name__}: {plain * 1e6:.0f} us on the CPU, {simulated * 1e6:.0f} us simulated, "
            f"{simulated / plain:.2f} times"
        )


if __name__ == "__main__":
    main()
