"""Settings that all tests share."""

from hypothesis import HealthCheck, settings

# A busy machine is no fault of the code: what counts is the answer, not how long one case took.
settings.register_profile("unhurried", parent=settings(), deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")
# A mutant lives or dies by the code and the tests, not by chance or by what an earlier run has found.
settings.register_profile(
    "repeatable", parent=settings.get_profile("unhurried"), derandomize=True, database=None, max_examples=25
)
