"""An answer from 0 to 10, typed one key at a time."""

from __future__ import annotations

import pytest

from coach.engine.rating import TypedRating


def after(keys: list[str]) -> TypedRating:
    """What stands after these keys, one right behind the other."""
    answer = TypedRating()
    for key in keys:
        answer = answer.typed(key) or answer
    return answer


@pytest.mark.parametrize(
    ("keys", "value", "waiting"),
    [
        ([], None, False),
        (["0"], 0, False),
        (["1"], 1, True),
        (["9"], 9, False),
        (["1", "0"], 10, False),
        (["x"], 10, False),
        (["X"], 10, False),
        (["1", "1"], 1, True),
        (["1", "1", "0"], 10, False),
        (["3", "1"], 1, True),
        (["1", "3"], 3, False),
        (["1", "0", "0"], 0, False),
        (["5", "0"], 0, False),
        (["1", "backspace"], None, False),
        (["1", "\x7f", "0"], 0, False),
        (["1", "0", "\b"], None, False),
        (["4", "a", "²", ""], 4, False),
    ],
)
def test_keys_one_after_the_other(keys: list[str], value: int | None, waiting: bool) -> None:
    """1 and 0 is ten, and so is x; any other digit is itself at once."""
    assert TypedRating(value, waiting) == after(keys)


def test_a_one_whose_time_is_over_is_one() -> None:
    """A 0 that comes later is a 0."""
    late = after(["1"]).settled()
    assert TypedRating(1) == late
    assert TypedRating(0) == late.typed("0")


@pytest.mark.parametrize(
    ("before", "key", "expected"),
    [
        (["1"], "0", False),
        (["1"], "3", True),
        (["1"], "1", True),
        (["1"], "x", True),
        (["3"], "0", True),
        (["1"], "backspace", False),
        (["1"], "a", False),
    ],
)
def test_a_key_that_is_not_the_rest_of_a_ten_is_an_answer_of_its_own(
    before: list[str], key: str, expected: bool
) -> None:
    """1 and 3 in a hurry are two answers where two are asked for."""
    assert expected is after(before).begins_anew(key)
