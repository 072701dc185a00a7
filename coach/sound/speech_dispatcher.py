"""Speaking through Speech Dispatcher, the server that screen readers speak with, over its own socket (SSIP).

One connection for the whole session: a server that was started for us ends when nobody is connected, and starting it
anew takes two seconds. The server says when an utterance begins and ends, and a stop silences it within a tenth of a
second. What is said has the priority of a notification, the only one that never discards what a screen reader is
saying; the server drops it where something sounds, and so it is asked again until there is silence, or it is too late.
"""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final

from msgspec import Struct

from coach.i18n.speech_length import rate_of
from coach.sound.fault import SoundFault
from coach.sound.voice import VoiceSettings

ANSWERS_WITHIN_S: Final = 2.0
"""A server that takes longer hangs."""
STARTS_WITHIN_S: Final = 5.0
SPEAKS_WITHIN_S: Final = 2.0
"""How long an utterance is asked for anew while something else sounds; a phase's word is cut by the next one sooner."""
ASK_AGAIN_S: Final = 0.05

_RECEIVE_BYTES: Final = 4096
_BEGAN, _ENDED, _CANCELED = "701", "702", "703"


class Address(Struct, frozen=True):
    """The address of Speech Dispatcher: a socket's path, or a host and a port."""

    path: str = ""
    host: str = ""
    port: int = 0


def address(environ: Mapping[str, str]) -> Address:
    """Where it listens, by the environment or by its own rule."""
    method, _, where = environ.get("SPEECHD_ADDRESS", "").partition(":")
    if method == "inet_socket":
        host, _, port = where.partition(":")
        return Address(host=host or "127.0.0.1", port=int(port) if port.isdecimal() else 6560)
    if method == "unix_socket" and where:
        return Address(path=where)
    runtime = environ.get("XDG_RUNTIME_DIR") or str(Path.home() / ".cache")
    return Address(path=str(Path(runtime) / "speech-dispatcher" / "speechd.sock"))


def runs(environ: Mapping[str, str]) -> bool:
    """Whether there is likely to be a server already."""
    where = address(environ)
    return bool(where.host) or Path(where.path).exists()


def ssip_rate(words_a_minute: int) -> int:
    """The server's rate, -100 to 100, at which eSpeak NG speaks so many words a minute; other voices differ."""
    away = words_a_minute - 170
    return max(-100, min(100, round(away * 100 / (90 if away < 0 else 279))))


def connect(where: Address, server: str | None) -> socket.socket:
    """A connection; the server is started first if it does not run. Raises SoundFault."""
    with contextlib.suppress(OSError):
        return _connected(where)
    if server is None:
        raise SoundFault("Speech Dispatcher does not run")
    try:
        subprocess.run(  # noqa: S603 - a fixed program with a fixed argument
            [server, "--spawn"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=STARTS_WITHIN_S,
            start_new_session=True,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise SoundFault("Speech Dispatcher cannot be started") from error
    try:
        return _connected(where)
    except OSError as error:
        raise SoundFault(f"Speech Dispatcher does not answer ({error.strerror or error})") from error


def _connected(where: Address) -> socket.socket:
    if where.host:
        return socket.create_connection((where.host, where.port), ANSWERS_WITHIN_S)
    # Not on every platform, nor is the server.
    connection = socket.socket(getattr(socket, "AF_UNIX"))  # noqa: B009
    try:
        connection.settimeout(ANSWERS_WITHIN_S)
        connection.connect(where.path)
    except OSError:
        connection.close()
        raise
    return connection


class SpeechDispatcher:
    """A speech engine (`voice.Engine`) that speaks through Speech Dispatcher."""

    name = "spd-say"
    ahead_ms = 0

    def __init__(
        self,
        settings: VoiceSettings,
        server: str | None = None,
        environ: Mapping[str, str] = os.environ,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """`server` is the program that starts it where it does not run."""
        self._settings = settings
        self._server = server
        self._environ = environ
        self._clock = clock
        self._connection: socket.socket | None = None
        self._received = b""
        self._text = ""
        self.message = ""
        """The server's number of what is being said; empty is silence."""
        self._began = False
        self._asked_s = 0.0
        self._again_s: float | None = None
        """When to ask anew for what the server dropped."""
        self._rate = 0

    def open(self) -> None:
        """Connect, and say how to speak. A fault where there is no server, or none with a voice."""
        self._connection, self._received, self._rate = connect(address(self._environ), self._server), b"", 0
        user = self._environ.get("USER", "person")
        self._command(f"SET self CLIENT_NAME {user}:coach:session")
        for what in ("BEGIN", "END", "CANCEL"):
            self._command(f"SET self NOTIFICATION {what} on")
        self._command("SET self SSML_MODE off")
        self._command("SET self PRIORITY notification")
        self._command(f"SET self LANGUAGE {self._settings.language}")
        self._command(f"SET self VOLUME {self._settings.volume * 2 - 100}")
        if self._settings.voice:
            self._command(f"SET self SYNTHESIS_VOICE {self._settings.voice}")

    def try_out(self) -> None:
        """See whether the server answers, without a sound. Raises SoundFault."""
        self.open()
        self.close()

    def start(self, text: str, at_s: float | None = None) -> None:
        """Ask for this; a connection that broke is made anew."""
        if self._connection is None:
            self.open()
        self._text, self._asked_s = text, self._clock()
        self._ask()

    def speaking(self) -> bool:
        """Whether it is being said, or waits for silence."""
        if not self.message and self._again_s is None:
            return False
        for code, message in self._events():
            if message == self.message:
                self._notice(code)
        if self._again_s is not None and self._clock() >= self._again_s:
            self._again_s = None
            if self._clock() - self._asked_s < SPEAKS_WITHIN_S:
                self._ask()
        return bool(self.message) or self._again_s is not None

    def cut(self, at_s: float | None = None) -> None:
        """Silence; a server that refuses loses us, and with us what we asked for."""
        self._again_s, message, self.message = None, self.message, ""
        if not message or self._connection is None:
            return
        try:
            self._command("STOP self")
        except SoundFault:
            self._leave()

    def close(self) -> None:
        """Silence, and the connection ends."""
        self.cut()
        if self._connection is not None:
            with contextlib.suppress(OSError):
                self._connection.sendall(b"QUIT\r\n")
            self._leave()

    def abandon(self) -> None:
        """End the connection, so that nothing waits for it."""
        connection = self._connection
        if connection is not None:
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)

    def _ask(self) -> None:
        rate = ssip_rate(rate_of(self._text, self._settings.rate, self._settings.language))
        if rate != self._rate:
            self._command(f"SET self RATE {rate}")
            self._rate = rate
        self._command("SPEAK")
        stuffed = f".{self._text}" if self._text.startswith(".") else self._text
        self._began = False
        self.message = self._command(f"{stuffed}\r\n.")[0][4:]

    def _notice(self, code: str) -> None:
        if code == _BEGAN:
            self._began = True
        elif code in {_ENDED, _CANCELED}:
            self.message = ""
            if code == _CANCELED and not self._began:
                self._again_s = self._clock() + ASK_AGAIN_S

    def _command(self, line: str) -> list[str]:
        """Send a line; the lines of the answer. What is notified meanwhile is kept in mind. Raises SoundFault."""
        assert self._connection is not None
        try:
            self._connection.settimeout(ANSWERS_WITHIN_S)
            self._connection.sendall(f"{line}\r\n".encode())
            while True:
                answer = self._reply()
                if not answer[-1].startswith("7"):
                    break
                if answer[0][4:] == self.message:
                    self._notice(answer[-1][:3])
        except OSError as error:
            self._leave()
            raise SoundFault("Speech Dispatcher does not answer") from error
        if not answer[-1].startswith("2"):
            raise SoundFault(f"Speech Dispatcher refuses: {answer[-1][4:].lower()}")
        return answer

    def _events(self) -> Iterator[tuple[str, str]]:
        """What has been notified: its code, and the number of what was said."""
        if self._connection is None:
            return
        try:
            self._connection.settimeout(0)
            with contextlib.suppress(BlockingIOError):
                while True:
                    self._receive()
        except OSError as error:
            self._leave()
            raise SoundFault("Speech Dispatcher has ended") from error
        while (answer := self._whole_reply()) is not None:
            yield answer[-1][:3], answer[0][4:]

    def _reply(self) -> list[str]:
        while (answer := self._whole_reply()) is None:
            self._receive()
        return answer

    def _whole_reply(self) -> list[str] | None:
        """The lines up to the first with a blank behind its code, which is the last of an answer."""
        lines = self._received.split(b"\r\n")
        for count, line in enumerate(lines[:-1], start=1):
            if line[3:4] == b" ":
                self._received = b"\r\n".join(lines[count:])
                return [part.decode(errors="replace") for part in lines[:count]]
        return None

    def _receive(self) -> None:
        assert self._connection is not None
        data = self._connection.recv(_RECEIVE_BYTES)
        if not data:
            raise ConnectionResetError
        self._received += data

    def _leave(self) -> None:
        connection, self._connection = self._connection, None
        self.message, self._again_s = "", None
        if connection is not None:
            connection.close()
