"""What printers say of themselves, as they were seen to say it, in kinds and plain words."""

import pytest

from app.printing.faults import DONE, REMEDY, SAY, Fault, fault_in, sentence


@pytest.mark.parametrize(
    ("reasons", "message", "fault"),
    [
        (("none",), "", None),
        (("cups-waiting-for-job-completed",), "Printing.", None),
        (("media-low-warning",), "", None),
        (("media-empty-warning", "media-needed-warning"), "Printing.", Fault.NO_PAPER),
        (("media-empty-error",), "", Fault.NO_PAPER),
        (("media-jam-report",), "", Fault.JAM),
        (("media-jam-warning", "media-empty-warning"), "", Fault.JAM),
        (("cover-open-warning", "media-empty-warning"), "", Fault.COVER),
        (("toner-empty-error",), "", Fault.TONER),
        (("marker-supply-empty-error",), "", Fault.TONER),
        (("toner-low-report",), "", None),
        (("connecting-to-device",), "Connecting to printer.", Fault.OFFLINE),
        (
            ("none",),
            "The printer may not exist or is unavailable at this time.",
            Fault.OFFLINE,
        ),
        (("paused",), "", Fault.STOPPED),
        (("fuser-over-temp-error",), "", Fault.OTHER),
        (("cups-ipp-conformance-failure-report",), "", None),
    ],
)
def test_reasons_and_messages_become_kinds(
    reasons: tuple[str, ...], message: str, fault: Fault | None
) -> None:
    assert fault_in(reasons, message) is fault


@pytest.mark.parametrize("fault", Fault)
def test_every_kind_has_its_words(fault: Fault) -> None:
    assert len(SAY[fault]) <= 15
    assert REMEDY[fault]
    assert SAY[fault] in sentence(fault)
    assert (fault in DONE) is (fault is not Fault.ABSENT)
