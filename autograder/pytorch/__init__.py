"""For authors of PyTorch lessons. Lessons import it; the kit never does."""
