"""The one place where the time is read; everything else takes it as an argument."""

import time

from worknode_guard.model.instant import Instant


def now() -> Instant:
    """Give the present moment by this machine's clock, in whole seconds."""
    return Instant(int(time.time()))
