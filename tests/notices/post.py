# SPDX-License-Identifier: MPL-2.0
"""A real mail server on this machine, small, and able to be down, to refuse, and to break off."""

import email
import socketserver
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import Message


@dataclass
class PostOffice:
    """What came in, and how the server behaves."""

    port: int = 0
    received: list[Message] = field(default_factory=list)
    refused: set[str] = field(default_factory=set)
    """Addresses it takes no mail for."""
    on_taking: Callable[[], None] = lambda: None
    """Called when a mail is in and not yet answered."""


@contextmanager
def post_office() -> Iterator[PostOffice]:
    """A mail server that runs while the block does."""
    office = PostOffice()

    class Talk(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            self.say("220 ready")
            while line := self.rfile.readline().decode().strip():
                if line.upper() == "QUIT":
                    return self.say("221 bye")
                self.answer(line)
            return None

        def say(self, text: str) -> None:
            self.wfile.write(f"{text}\r\n".encode())

        def answer(self, line: str) -> None:
            if line.upper() == "DATA":
                self.say("354 go on")
                lines = list(iter(self.rfile.readline, b".\r\n"))
                office.received.append(email.message_from_bytes(b"".join(lines)))
                office.on_taking()
            elif any(address in line for address in office.refused):
                return self.say("550 unknown")
            return self.say("250 ok")

    class Server(socketserver.ThreadingTCPServer):
        allow_reuse_address = True
        daemon_threads = True

    with Server(("127.0.0.1", office.port), Talk) as server:
        office.port = server.server_address[1]
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        yield office
        server.shutdown()
