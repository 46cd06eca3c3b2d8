"""The place of ipykernel's session: its messages become those of `autograder.wire.cells`, and go to a sink."""

import base64
from typing import Any

import comm
import msgspec
from comm.base_comm import BaseComm
from jupyter_client.session import Session

from autograder.kernel.sink import Sink
from autograder.wire.cells import Clear, Comm, Display, Failed, Stream

DISPLAYS = ("display_data", "update_display_data", "execute_result")
COMMS = ("comm_open", "comm_msg", "comm_close")


class SinkSession(Session):
    """Sends to a sink what ipykernel's parts send to a socket; of other kinds of messages nothing."""

    def to(self, sink: Sink) -> "SinkSession":
        """Choose the sink."""
        self._sink = sink
        return self

    def send(
        self,
        stream: Any,
        msg_or_type: Any,
        content: Any = None,
        parent: Any = None,
        ident: Any = None,
        buffers: Any = None,
        track: bool = False,
        header: Any = None,
        metadata: Any = None,
    ) -> None:
        """Send a message that is one of ours; drop any other, also one that is not as it should be."""
        if isinstance(msg_or_type, dict):
            kind, content = msg_or_type.get("msg_type"), msg_or_type.get("content")
        else:
            kind = msg_or_type
        if not isinstance(content, dict):
            return
        try:
            message = _message(kind, content, metadata, buffers)
        except (msgspec.ValidationError, TypeError, AttributeError):
            return
        if message is not None:
            self._sink.send(message)


def _message(kind: Any, content: dict[str, Any], metadata: Any, buffers: Any) -> msgspec.Struct | None:
    """The message of ours, its parts of the types that it should have."""
    if kind in DISPLAYS:
        known = {
            "kind": kind,
            "data": content.get("data") or {},
            "metadata": content.get("metadata") or {},
            "display_id": (content.get("transient") or {}).get("display_id"),
            "count": content.get("execution_count"),
        }
        return msgspec.convert(known, Display)
    if kind == "stream":
        return msgspec.convert({key: content.get(key) for key in ("name", "text")}, Stream)
    if kind == "error":
        return msgspec.convert({key: content.get(key) for key in ("ename", "evalue", "traceback")}, Failed)
    if kind == "clear_output":
        return Clear(bool(content.get("wait")))
    if kind in COMMS:
        known = {
            "kind": kind,
            "comm_id": content.get("comm_id"),
            "data": content.get("data") or {},
            "target": content.get("target_name") or "",
            "metadata": metadata or {},
            "buffers": [base64.b64encode(bytes(buffer)).decode() for buffer in buffers or ()],
        }
        return msgspec.convert(known, Comm)
    return None


def connect_widgets(session: SinkSession) -> None:
    """Let widgets talk by this session; nobody answers them, as nobody does while a notebook is marked."""

    class SinkComm(BaseComm):
        def publish_msg(
            self, msg_type: str, data: Any = None, metadata: Any = None, buffers: Any = None, **keys: Any
        ) -> None:
            content = {"data": data or {}, "comm_id": self.comm_id, **keys}
            session.send(None, msg_type, content, metadata=metadata, buffers=buffers)

    comm.create_comm = SinkComm
