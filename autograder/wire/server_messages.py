"""Messages between a fork server and the process that uses it, besides the frames of its children."""

import struct

LOST = 4  # exit status of a child that could not report any more
READY = b"R"
JOB = b"J"
TWIN = b"T"  # with a socket, on which another server like this one is to serve
STARTED = struct.Struct("<4si")  # the child's number as the server sees it; a descriptor to kill it by comes with it
ENDED = struct.Struct("<4sid")  # how it ended (as `waitpid` says it), seconds of computing
# Each answer says which it is: one taken for the other would have a process killed that is none of ours.
HAS_STARTED, HAS_ENDED = b"born", b"dead"
