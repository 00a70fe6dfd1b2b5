"""Checks of arguments."""

from sklearn.base import check_is_fitted
from sklearn.utils import check_array, check_random_state, check_X_y

__all__ = ["check_is_fitted", "check_array", "check_X_y", "check_random_state"]
