"""The data of the course: the real FashionMNIST where it can be found, and what the package carries."""
