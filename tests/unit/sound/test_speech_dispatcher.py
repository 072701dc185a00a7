"""Speaking through Speech Dispatcher: what the server is told, and what is made of what it answers."""

from __future__ import annotations

import socket
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from coach.sound.fault import SoundFault
from coach.sound.speech_dispatcher import ASK_AGAIN_S, SPEAKS_WITHIN_S, Address, SpeechDispatcher, address, ssip_rate
from coach.sound.voice import VoiceSettings
from tests.support.fakes import FakeClock
from tests.support.fakes_sound import until

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no such server")


class FakeServer:
    """A Speech Dispatcher on a socket of its own that writes down its commands and says nothing by itself."""

    def __init__(self, folder: Path) -> None:
        self.path = str(folder / "speechd.sock")
        self.commands: list[str] = []
        self.said: list[str] = []
        self.refuses = ""
        """Commands that begin so are refused."""
        self.connections: list[socket.socket] = []
        self.listening = socket.socket(socket.AF_UNIX)
        self.listening.bind(self.path)
        self.listening.listen()
        threading.Thread(target=self._serve, daemon=True).start()

    def notify(self, code: str, what: str, message: int | None = None) -> None:
        """Tell what happened to an utterance, the last one without a number."""
        number = len(self.said) if message is None else message
        self.connections[-1].sendall(f"{code}-{number}\r\n{code}-1\r\n{code} {what}\r\n".encode())

    def leave(self) -> None:
        """Everybody loses their connection, and nobody gets another."""
        self.listening.close()
        Path(self.path).unlink()
        for connection in self.connections:
            connection.shutdown(socket.SHUT_RDWR)

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self.listening.accept()
            except OSError:
                return
            self.connections.append(connection)
            threading.Thread(target=self._answer, args=(connection,), daemon=True).start()

    def _answer(self, connection: socket.socket) -> None:
        with connection, connection.makefile("r", newline="\r\n", encoding="utf-8") as lines:
            for line in lines:
                command = line.rstrip("\r\n")
                self.commands.append(command)
                if self.refuses and command.startswith(self.refuses):
                    connection.sendall(b"403 ERR NOT ALLOWED\r\n")
                elif command == "SPEAK":
                    connection.sendall(b"230 OK RECEIVING DATA\r\n")
                    self.said.append("".join(iter(lambda: next(lines), ".\r\n")).rstrip("\r\n"))
                    connection.sendall(f"225-{len(self.said)}\r\n225 OK MESSAGE QUEUED\r\n".encode())
                else:
                    connection.sendall(b"200 OK\r\n")


@pytest.fixture
def server(tmp_path: Path) -> Iterator[FakeServer]:
    server = FakeServer(tmp_path)
    yield server
    server.listening.close()


def engine(server: FakeServer, clock: FakeClock | None = None, **settings: object) -> SpeechDispatcher:
    """The engine, connected."""
    made = SpeechDispatcher(
        VoiceSettings(**settings),  # type: ignore[arg-type]
        None,
        {"SPEECHD_ADDRESS": f"unix_socket:{server.path}", "USER": "ann"},
        clock or FakeClock(),
    )
    made.open()
    return made


def test_how_to_speak_is_said_once(server: FakeServer) -> None:
    """Who speaks, in which language and voice, how loud; and nothing a screen reader says is ever discarded for it."""
    engine(server, language="de", voice="Fritz", volume=50)
    assert {
        "SET self CLIENT_NAME ann:coach:session",
        "SET self PRIORITY notification",
        "SET self LANGUAGE de",
        "SET self VOLUME 0",
        "SET self SYNTHESIS_VOICE Fritz",
        "SET self SSML_MODE off",
    } <= set(server.commands)


def test_it_speaks_until_the_server_says_that_it_ended(server: FakeServer) -> None:
    """Not by a guess of how long it takes."""
    speech = engine(server)
    speech.start("Lift")
    assert speech.speaking()
    server.notify("701", "BEGIN")
    assert speech.speaking()
    server.notify("702", "END")
    until(lambda: not speech.speaking())


def test_a_cut_stops_our_words_only(server: FakeServer) -> None:
    """A pause silences coach, what a screen reader says goes on; and late news of old words is none of the new."""
    speech = engine(server)
    speech.start("Lie on your right side.")
    speech.cut()
    assert "STOP self" == server.commands[-1]
    assert not speech.speaking()
    speech.start("Lift")
    server.notify("703", "CANCELED", message=1)
    assert speech.speaking()


def test_a_stop_that_is_refused_ends_the_connection(server: FakeServer) -> None:
    """Nothing goes on talking through a pause; the next words have a connection of their own."""
    speech = engine(server)
    server.refuses = "STOP"
    speech.start("Lie on your right side.")
    speech.cut()
    assert not speech.speaking()
    speech.start("Lift")
    assert ["Lie on your right side.", "Lift"] == server.said
    assert 2 == len(server.connections)


def test_words_wait_until_a_screen_reader_is_silent(server: FakeServer) -> None:
    """The server drops them meanwhile, so they are asked for again; but not for ever."""
    clock = FakeClock()
    speech = engine(server, clock)
    speech.start("Switch sides.")
    server.notify("703", "CANCELED")
    until(lambda: not speech.message or not speech.speaking())
    assert speech.speaking()
    clock.forward(ASK_AGAIN_S)
    assert speech.speaking()
    assert ["Switch sides.", "Switch sides."] == server.said
    clock.forward(SPEAKS_WITHIN_S)
    server.notify("703", "CANCELED")
    until(lambda: not speech.message or not speech.speaking())
    clock.forward(ASK_AGAIN_S)
    assert not speech.speaking()
    assert 2 == len(server.said)


@pytest.mark.parametrize("text", [".", ". STOP all", "SET self RATE 100", "<speak>x</speak>", "ü ß 音"])
def test_the_text_is_data(server: FakeServer, text: str) -> None:
    """A stranger's file gives the server no command, also not by the dot that ends a text."""
    engine(server).start(text)
    assert [text] == [said.removeprefix(".") if text.startswith(".") else said for said in server.said]
    assert "SPEAK" == [command for command in server.commands if "RATE" not in command][-1]


def test_a_long_number_is_said_quicker(server: FakeServer) -> None:
    """And everything else at the rate that was set, which is not said again."""
    speech = engine(server, rate=160, language="de")
    for text in ("20", "21", "Heben", "Senken"):
        speech.start(text)
        speech.cut()
    rates = [command.split()[-1] for command in server.commands if "RATE" in command]
    assert [str(ssip_rate(160)), str(ssip_rate(250)), str(ssip_rate(160))] == rates


def test_rates_are_words_a_minute() -> None:
    """The server's -100 to 100, as its module for eSpeak NG takes them; below 170 it is another slope."""
    assert [-100, -56, -11, 0, 18, 82, 82] == [ssip_rate(words) for words in (80, 120, 160, 170, 220, 400, 400)]


def test_a_server_that_went_away_is_a_fault(server: FakeServer) -> None:
    """Said once, by whoever holds the voice; the next words look for it again."""
    speech = engine(server)
    speech.start("Lift")
    server.leave()
    with pytest.raises(SoundFault, match="ended"):
        until(lambda: not speech.speaking())
    with pytest.raises(SoundFault, match="does not run"):
        speech.start("Hold")


def test_where_the_server_listens() -> None:
    """Its own rules: the environment first, then the folder for sockets of this session."""
    assert Address(path="/x") == address({"SPEECHD_ADDRESS": "unix_socket:/x"})
    assert Address(host="here", port=7) == address({"SPEECHD_ADDRESS": "inet_socket:here:7"})
    assert Address(path="/run/1/speech-dispatcher/speechd.sock") == address({"XDG_RUNTIME_DIR": "/run/1"})
