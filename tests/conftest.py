"""Hypothesis profiles: ``ci`` always draws the same examples, ``nightly`` draws many fresh ones.

``URT_HYPOTHESIS_PROFILE=nightly pytest`` chooses the second.
"""

from __future__ import annotations

import os

from hypothesis import settings

settings.register_profile("ci", derandomize=True, print_blob=True, max_examples=100, deadline=None)
settings.register_profile("nightly", print_blob=True, max_examples=2_000, deadline=None)
settings.load_profile(os.environ.get("URT_HYPOTHESIS_PROFILE", "ci"))
