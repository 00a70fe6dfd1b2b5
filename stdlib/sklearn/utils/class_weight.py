"""Weights of classes."""

from sklearn.utils import compute_class_weight, compute_sample_weight

__all__ = ["compute_class_weight", "compute_sample_weight"]
