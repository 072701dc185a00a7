"""Speaking through a program of the computer: `espeak-ng`, `say`, or SAPI through PowerShell.

What is said reaches the program on its stdin and nowhere else; the arguments are fixed when the session begins: some
for the rate that was set, and some for long numbers, which are said quicker (see `speech_length`). Output goes nowhere,
since the screen is drawn on what the program would inherit. Programs run in a session of their own, so that a Ctrl-C is
not theirs and whatever they start ends with them.
"""

from __future__ import annotations

import contextlib
import math
import subprocess
import threading
import time
from collections.abc import Callable

from msgspec import Struct

from coach.i18n.speech_length import quick, rate_of, speaking_ms
from coach.sound.fault import SoundFault
from coach.sound.voice import VoiceSettings
from coach.system.platforms import kill_group


class SpeechCommand(Struct, frozen=True):
    """The command line of a program that speaks what comes on its stdin, then ends."""

    name: str
    argv: tuple[str, ...]
    quick_argv: tuple[str, ...]
    """The same for a long number."""
    preamble: str = ""
    """Said before the text on stdin: settings that the program takes from there only."""


def espeak_ng(path: str, settings: VoiceSettings) -> SpeechCommand:
    """eSpeak NG; its amplitude goes to 200 and is 100 by default, which does not clip."""

    def argv(rate: int) -> tuple[str, ...]:
        voice = settings.voice or settings.language
        return (path, "--stdin", "-v", voice, "-s", str(rate), "-a", str(settings.volume))

    return SpeechCommand("espeak-ng", argv(settings.rate), argv(quick(settings.rate)))


def say(path: str, settings: VoiceSettings) -> SpeechCommand:
    """The voice of macOS; volume is a command in the text. Samantha and Anna come with every Mac."""

    def argv(rate: int) -> tuple[str, ...]:
        voice = settings.voice or {"en": "Samantha", "de": "Anna"}.get(settings.language, "Samantha")
        return (path, "-v", voice, "-r", str(rate))

    volume = f"[[volm {settings.volume / 100:.2f}]] "
    return SpeechCommand("say", argv(settings.rate), argv(quick(settings.rate)), volume)


class CommandEngine:
    """A speech engine (`voice.Engine`) that starts a program for each utterance."""

    ahead_ms = 0

    def __init__(self, command: SpeechCommand, settings: VoiceSettings) -> None:
        self.name = command.name
        self._command = command
        self._settings = settings
        self.process: subprocess.Popen[bytes] | None = None

    def open(self) -> None:
        """Nothing: whether the program is there shows when it is started."""

    def start(self, text: str, at_s: float | None = None) -> None:
        """Start the program and hand it the text."""
        rate, language = self._settings.rate, self._settings.language
        is_long_number = rate_of(text, rate, language) != rate
        self.process = process = _popen(self._command.quick_argv if is_long_number else self._command.argv)
        assert process.stdin is not None
        # A program that ended already shows it by its exit code.
        with contextlib.suppress(OSError):
            process.stdin.write((self._command.preamble + text + "\n").encode())
        with contextlib.suppress(OSError):
            process.stdin.close()

    def speaking(self) -> bool:
        """Whether the program runs."""
        if self.process is None:
            return False
        code = self.process.poll()
        if code is None:
            return True
        if code != 0:
            self.process = None
            raise SoundFault(f"{self._command.name} ended with {code}")
        return False

    def cut(self, at_s: float | None = None) -> None:
        """Kill the program and all it started."""
        process, self.process = self.process, None
        if process is not None:
            _end(process)

    def close(self) -> None:
        """Silence, and nothing is left running."""
        with contextlib.suppress(SoundFault):
            self.cut()

    def abandon(self) -> None:
        """Kill the program."""
        process = self.process
        if process is not None:
            _kill(process)


_SAPI = "; ".join(
    (
        "$ErrorActionPreference = 'Stop'",
        "[Console]::InputEncoding = New-Object System.Text.UTF8Encoding $false",
        "$v = New-Object -ComObject SAPI.SpVoice",
        "$name = [Console]::In.ReadLine()",
        "$some = @($v.GetVoices('Language=' + [Console]::In.ReadLine()))",
        "$v.Volume = [int][Console]::In.ReadLine()",
        "$named = @($v.GetVoices() | Where-Object { $name -and $_.GetDescription() -like ('*' + $name + '*') })",
        "if ($named.Count) { $v.Voice = $named[0] } elseif ($some.Count) { $v.Voice = $some[0] }",
        "while ($null -ne ($rate = [Console]::In.ReadLine())) { $v.Rate = [int]$rate",
        "[void]$v.Speak([Console]::In.ReadLine(), 19); [Console]::Out.WriteLine('.') }",
        "[void]$v.Speak('', 19)",
    )
)
"""A line with the rate and one with words: spoken at once, in the place of those before; empty words are silence, and a
dot answers them.
19 is: do not wait (1), forget what is being said (2), the text is no markup (16). No double quotes, which Windows would
have to escape."""
_SAPI_LANGUAGES = {"en": "409", "de": "407"}
_SAPI_PATIENCE_S = 8.0
"""PowerShell may take seconds to start, the first time."""


class SapiEngine:
    """A speech engine (`voice.Engine`) through SAPI on Windows, by one PowerShell for the whole session.

    Starting it takes about a second, too long for a count.
    """

    name = "sapi"
    ahead_ms = 0

    def __init__(self, path: str, settings: VoiceSettings, clock: Callable[[], float] = time.monotonic) -> None:
        self.argv = (path, "-NoProfile", "-NonInteractive", "-Command", _SAPI)
        self._settings = settings
        self._clock = clock
        self.process: subprocess.Popen[bytes] | None = None
        self._sent = 0
        self._answered = 0
        self._sent_s = 0.0
        self._sounds_until_s = 0.0

    def open(self) -> None:
        """Start PowerShell and tell it how to speak."""
        self.process = process = _popen(self.argv, stdout=subprocess.PIPE)
        self._sent = self._answered = 0
        threading.Thread(target=self._count_answers, args=(process,), name="coach-sapi", daemon=True).start()
        settings = self._settings
        language = _SAPI_LANGUAGES.get(settings.language, "409")
        self._write(f"{settings.voice}\n{language}\n{settings.volume}\n")

    def start(self, text: str, at_s: float | None = None) -> None:
        """Speak this in the place of what is being said."""
        if self.process is None:
            self.open()
        self._send(text)
        spoken_ms = speaking_ms(text, self._settings.rate, self._settings.language)
        self._sounds_until_s = self._clock() + spoken_ms / 1000

    def speaking(self) -> bool:
        """Whether it is likely to speak still; a PowerShell that does not take its lines hangs."""
        process = self.process
        if process is not None and process.poll() is not None:
            self.process = None
            raise SoundFault(f"PowerShell ended with {process.returncode}")
        if self._answered < self._sent and self._clock() - self._sent_s > _SAPI_PATIENCE_S:
            self.close()
            raise SoundFault("PowerShell does not answer")
        return self._clock() < self._sounds_until_s

    def cut(self, at_s: float | None = None) -> None:
        """Speak nothing in the place of what is being said."""
        self._sounds_until_s = 0.0
        if self.process is not None:
            self._send("")

    def close(self) -> None:
        """Silence, and PowerShell ends."""
        process, self.process = self.process, None
        if process is not None:
            _end(process)

    def abandon(self) -> None:
        """Kill PowerShell."""
        process = self.process
        if process is not None:
            _kill(process)

    def _send(self, line: str) -> None:
        if self._answered == self._sent:
            self._sent_s = self._clock()
        self._sent += 1
        rate = rate_of(line, self._settings.rate, self._settings.language)
        self._write(f"{sapi_rate(rate)}\n{line}\n")

    def _write(self, lines: str) -> None:
        assert self.process is not None
        assert self.process.stdin is not None
        try:
            self.process.stdin.write(lines.encode())
            self.process.stdin.flush()
        except OSError as error:
            self.close()
            raise SoundFault("PowerShell ended") from error

    def _count_answers(self, process: subprocess.Popen[bytes]) -> None:
        assert process.stdout is not None
        with process.stdout as answers, contextlib.suppress(OSError, ValueError):
            for _ in answers:
                if process is self.process:
                    self._answered += 1


def sapi_rate(words_a_minute: int) -> int:
    """SAPI's rate, -10 to 10: each ten steps are a factor of three from about 180 words a minute."""
    return max(-10, min(10, round(10 * math.log(words_a_minute / 180, 3))))


def _popen(argv: tuple[str, ...], stdout: int = subprocess.DEVNULL) -> subprocess.Popen[bytes]:
    try:
        return subprocess.Popen(  # noqa: S603 - the arguments are fixed; what is said goes to stdin
            argv,
            stdin=subprocess.PIPE,
            stdout=stdout,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError as error:
        raise SoundFault(f"{argv[0]} cannot be started ({error.strerror or error})") from error


def _kill(process: subprocess.Popen[bytes]) -> None:
    """End the process and its group; does not wait. An ended one is left alone: its number may be another's by now."""
    if process.returncode is not None:
        return
    with contextlib.suppress(OSError):
        kill_group(process.pid)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the process and wait for the little it takes to be gone."""
    _kill(process)
    if process.stdin is not None:
        with contextlib.suppress(OSError):
            process.stdin.close()
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(timeout=1)
