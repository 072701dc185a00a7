"""FIT files as others read them: the official reader and fitdecode, which must tell the same."""

from __future__ import annotations

import io
from typing import Any

import pytest

Messages = list[tuple[str, dict[str, Any]]]
RAW = {"duration_value", "target_value"}
"""What the official reader gives besides its meaning."""


def official(data: bytes) -> Messages:
    """The messages by the official reader, each kind in its order; it must find nothing wrong.

    A reader for each question: one that was asked for the file's integrity reads nothing afterwards.
    """
    sdk = pytest.importorskip("garmin_fit_sdk", reason="the extra dev has it")
    assert sdk.Decoder(sdk.Stream.from_byte_array(bytearray(data))).check_integrity()
    messages, errors = sdk.Decoder(sdk.Stream.from_byte_array(bytearray(data))).read()
    assert [] == errors
    return [
        (kind.removesuffix("_mesgs"), {key: value for key, value in each.items() if key not in RAW})
        for kind, all_of_it in messages.items()
        for each in all_of_it
    ]


def fitdecode(data: bytes) -> Messages:
    """The messages by fitdecode, in the order of the file."""
    reader = pytest.importorskip("fitdecode", reason="the extra dev has it")
    return [
        (frame.name, {field.name: field.value for field in frame.fields if field.value is not None})
        for frame in reader.FitReader(io.BytesIO(data), check_crc=reader.CrcCheck.RAISE)
        if isinstance(frame, reader.FitDataMessage)
    ]


def read(data: bytes, kind: str) -> list[dict[str, Any]]:
    """The messages of a kind, as both readers tell them.

    What the wall clock said is a number to the one and a time to the other, and is left out; a test of its own has it.
    """
    told = [
        [
            {key: value for key, value in fields.items() if key != "local_timestamp"}
            for name, fields in by
            if name == kind
        ]
        for by in (official(data), fitdecode(data))
    ]
    assert told[0] == told[1]
    return told[0]
