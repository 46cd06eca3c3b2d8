"""How much slower a training step is on the simulated CUDA device: 784-100-10, batches of 64, one thread."""

import statistics
import time

import torch
from torch import nn

from autograder.simulated_cuda import simulated_cuda

STEPS, ROUNDS = 300, 7


def seconds_per_step(device: str, optimizer_class: type[torch.optim.Optimizer]) -> float:
    """The median over rounds, for a step with both transfers of the batch."""
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 100), nn.ReLU(), nn.Linear(100, 10)).to(device)
    optimizer = optimizer_class(model.parameters(), lr=0.01)  # type: ignore[call-arg]
    loss_function = nn.CrossEntropyLoss()
    images, classes = torch.rand(64, 1, 28, 28), torch.randint(0, 10, (64,))
    rounds = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        for _ in range(STEPS):
            loss = loss_function(model(images.to(device)), classes.to(device))
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            loss.item()
        rounds.append((time.perf_counter() - start) / STEPS)
    return statistics.median(rounds)


def main() -> None:
    """Print a line for each optimizer."""
    torch.set_num_threads(1)
    for optimizer in (torch.optim.SGD, torch.optim.Adam):
        plain = seconds_per_step("cpu", optimizer)
        with simulated_cuda():
            simulated = seconds_per_step("cuda", optimizer)
        print(
            f"{optimizer.__name__}: {plain * 1e6:.0f} us on the CPU, {simulated * 1e6:.0f} us simulated, "
            f"{simulated / plain:.2f} times"
        )


if __name__ == "__main__":
    main()
