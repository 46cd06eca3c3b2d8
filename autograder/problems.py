"""What is said to whoever typed a command that cannot be done."""


class UsageProblem(Exception):
    """The command was asked for something that cannot be done; the text says what to do instead."""
