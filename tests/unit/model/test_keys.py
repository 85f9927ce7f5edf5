"""What a key and a signature say of themselves."""

import pytest

from support.hardware import hardware
from support.keys import key
from worknode_guard.model.keys import Signature


def test_algorithms() -> None:
    assert (key("a").public.algorithm, key("a").public.is_hardware) == ("ssh-ed25519", False)
    token = hardware("a").public
    assert (token.algorithm, token.is_hardware) == ("sk-ssh-ed25519@openssh.com", True)


@pytest.mark.parametrize(
    ("touched", "pin", "proved"),
    [(False, False, ""), (True, False, "touch"), (False, True, ""), (True, True, "touch pin")],
)
def test_a_pin_without_a_touch_proves_nothing(proved: str, *, touched: bool, pin: bool) -> None:
    signature = Signature(key("a").public, touched, pin)
    assert signature.proves(None)
    assert signature.proves("touch") == ("touch" in proved)
    assert signature.proves("pin") == ("pin" in proved)
