"""Five tries, then a pause that only running time ends."""

from app.domain.attempts import NO_ATTEMPTS, PAUSE, PAUSED, Attempts, failed, waited


def after(failures: int) -> Attempts:
    attempts = NO_ATTEMPTS
    for _ in range(failures):
        attempts = failed(attempts)
    return attempts


def test_four_failures_leave_one_try_and_the_fifth_none() -> None:
    assert [after(number).left for number in range(6)] == [5, 4, 3, 2, 1, 0]
    assert after(5) == PAUSED
    assert PAUSED.minutes == 10


def test_a_pause_ends_after_ten_minutes_with_all_tries() -> None:
    assert waited(PAUSED, PAUSE - 1) == Attempts(0, 1)
    assert waited(waited(PAUSED, PAUSE - 1), 1) == NO_ATTEMPTS


def test_a_clock_that_goes_back_changes_nothing() -> None:
    assert waited(PAUSED, -3_600) == PAUSED


def test_waiting_brings_no_tries_back_before_the_pause() -> None:
    assert waited(after(4), 10 * PAUSE) == after(4)


def test_trying_during_a_pause_does_not_lengthen_it() -> None:
    begun = waited(PAUSED, 60)
    assert failed(begun) == begun
