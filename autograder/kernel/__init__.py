"""The process that runs an ordinary notebook's cells: a confined fork of one that has loaded the course's libraries.

It is a kernel without sockets: cells come in, and outputs go out, by one descriptor. What it says is data of a
student's, see `autograder.wire.cells`; whoever reads it is `autograder.notebooks`.
"""
