import pytest

from worknode_guard.gitio.trailers import parse_trailers
from worknode_guard.model.change import Trailers


@pytest.mark.parametrize(
    ("message", "trailers"),
    [
        ("s\n\nWorknode-Plan: p\nWorknode-Task: t@1\n", Trailers(("p",), ("t@1",))),
        ("s\n\nbody\n\nworknode-PLAN:p", Trailers(("p",))),
        ("s\n\nWorknode-Plan :  p  \n", Trailers(("p",))),
        ("s\n\nWorknode-Plan: p\nWorknode-Plan: q\n", Trailers(("p", "q"))),
        ("s\n\nOther: x\nWorknode-Task: t@1\n\n\n", Trailers((), ("t@1",))),
        ("s\n\nWorknode-Plan: p\n# comment\n", Trailers(("p",))),
        # Not the last paragraph, not a paragraph of trailers, or the title itself.
        ("Worknode-Plan: p\n", Trailers()),
        ("s\nWorknode-Plan: p\n", Trailers()),
        ("s\n\nWorknode-Plan: p\n\nbody\n", Trailers()),
        ("s\n\nWorknode-Plan: p\nbody text\n", Trailers()),
        ("s\n\n Worknode-Plan: p\n", Trailers()),
        ("", Trailers()),
        ("\n\n", Trailers()),
        # A quarter is enough beside a trailer that git makes.
        (
            "s\n\nbody\nbody\nSigned-off-by: a <a@b>\nWorknode-Plan: p\n",
            Trailers(("p",)),
        ),
        ("s\n\nWorknode-Plan: p\n---\nx\n", Trailers()),
        (
            "s\n\nWorknode-Plan: p\n# ------------------------ >8 ------------------------\nx\n",
            Trailers(("p",)),
        ),
        ("# ------------------------ >8 ------------------------\nx\n", Trailers()),
        ("s\n\nWorknode-Plan: p\n\nConflicts:\n\ta\n\tb\n", Trailers(("p",))),
        # Of ours, but not as trust demands it.
        ("s\n\nWorknode-Plan: p\n q\n", Trailers(malformed=("Worknode-Plan: p",))),
        ("s\n\nWorknode-Plan: p\r\nA: b\n", Trailers(malformed=("Worknode-Plan: p\r",))),
        ("s\n\nWorknode-Task:\nA: b\n", Trailers(malformed=("Worknode-Task:",))),
        ("s\n\nWorknode-Plan: \nA: b\n", Trailers(malformed=("Worknode-Plan: ",))),
    ],
)
def test_our_trailers(message: str, trailers: Trailers) -> None:
    assert parse_trailers(message.encode()) == trailers
