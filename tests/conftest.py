"""Settings for every test: how hypothesis searches, and that interrupts arrive."""

import os
import signal

from hypothesis import HealthCheck, settings

# A busy machine with two cores, measuring coverage, says nothing about the code by being slow.
# In CI the examples are the same in every run, so that a red build is red again.
settings.register_profile(
    "house",
    deadline=None,
    derandomize=bool(os.environ.get("CI")),
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("house")

# A shell that starts the tests in the background has them, and all that they start, ignore
# interrupts; the tests of interrupts would then wait in vain.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
