"""Settings for every test: how hypothesis searches."""

import os

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
