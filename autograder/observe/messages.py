"""What a fork server and the process that uses it say to each other, besides the frames of its children."""

import struct

READY = b"R"
JOB = b"J"
STARTED = struct.Struct("<i")  # the child's number as the server sees it; a descriptor to kill it by comes with it
ENDED = struct.Struct("<id")  # how it ended (as `waitpid` says it), seconds of computing
