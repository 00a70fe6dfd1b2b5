// Inner loops that a C compiler turns into better code: bounds of gains, which gain from the widest
// vectors that a machine has and are compiled several times over, the best chosen when the process
// starts; and the walks of rows through trees and of numbers through bounds, which must be without
// branches.
//
// Nothing here rounds what a model is made of.

#ifndef BOOSTING_KERNELS_H
#define BOOSTING_KERNELS_H

#include <stdint.h>

/// Features that are worked on together.
#define BOUND_LANES 8

/// A node's sums, and what its splits must have, in the fixed-point units of the histograms.
struct bound_leaf {
  /// Gradient over hessian, both sides' penalties included.
  float slope;
  /// What the slope makes of one side's penalty.
  float shift;
  /// How far off a gradient may be.
  float slack;
  /// The penalty of hessians, less how far off those may be.
  float penalty;
  /// The node's hessian with the penalty, less the same.
  float total;
  /// Lowest hessian, with the penalty, of a side that a split may have; doubt included.
  float least;
  /// The same without doubt.
  float divisor;
  /// The node's gradient, and what is taken off the gradients' sizes: of the penalised form only.
  float gradient;
  float alpha;
};

/// Adds rows to the histograms of four features.
///
/// \param sums       of the first lane; bin b of lane l is at 8 b + l
/// \param columns    four columns of bins
/// \param rows       the rows
/// \param pairs      gradient (upper half, signed) and hessian (lower half) of each of them
void bound_accumulate(uint64_t *sums, const uint16_t *const *columns, const int32_t *rows,
                      const uint64_t *pairs, int64_t count);

/// Bounds the gains of all boundaries of eight features.
///
/// \param sums    pairs of `length` bins, and two places on, those of missing values
/// \param minus   what is to be taken off them first, or null
/// \param upper   receives a bound of E^2 / (H_l H_r) for each lane, see docs/boosting.md
void bound_scan(uint64_t *sums, const uint64_t *minus, int64_t length,
                const struct bound_leaf *leaf, float *upper);

/// The same with an L1 penalty: bounds of G_l^2 / H_l + G_r^2 / H_r.
void bound_scan_penalised(uint64_t *sums, const uint64_t *minus, int64_t length,
                          const struct bound_leaf *leaf, float *upper);

/// The scan of a leaf's boundaries by eight features, a lane each.
struct split_scan {
  /// The leaf's sums; hessians with the penalty, less how far off they may be.
  float gradient;
  float total_hessian;
  /// Penalties, less how far off sums may be.
  float l1;
  float l2;
  /// Least hessian, with its penalty, of a side.
  float floor;
  float missing_gradient[BOUND_LANES];
  float missing_hessian[BOUND_LANES];
  /// Rows that must have been counted, and that may have been at most: with missing rows on the
  /// left, and on the right.
  float left_low[BOUND_LANES];
  float left_high[BOUND_LANES];
  float right_low[BOUND_LANES];
  float right_high[BOUND_LANES];
};

/// Copies the bins of a feature that hold anything, as floats, to every eighth pair of `out`.
///
/// \param sums    gradients and hessians of `count` bins
/// \param minus   what is to be taken off them first, or null
/// \returns how many were copied; one pair more is written
int64_t split_load(uint64_t *out, double *sums, const double *minus, int64_t count);

/// Sums bins up, and estimates their rows as LightGBM does: the hessian times a factor, rounded.
///
/// \param pairs     gradient and hessian of eight features' bins; lane l is at place
///                  `split_slot(l)`
/// \param sums      receives for each bin the gradients, the hessians, and the rows up to it; the
///                  first bin's rows do not count
/// \param total     receives the rows
/// \returns bits of the lanes in which rounding leaves a count in doubt
uint32_t split_sum(const uint64_t *pairs, float *sums, int64_t length, float factor, float *total);

/// Where `split_sum` expects a lane's pairs.
static inline int64_t split_slot(int64_t lane) {
  return lane == 2 || lane == 3 ? lane + 2 : lane == 4 || lane == 5 ? lane - 2 : lane;
}

/// Finds the largest bounds of gains, and where they are.
///
/// \param sums           from `split_sum`
/// \param needs_floor    rounding may bring a side's hessian below what a split must have
/// \param has_missing    missing rows differ from none, so that their side matters
void split_scan_bounds(const float *sums, int64_t length, const struct split_scan *scan,
                       int32_t needs_floor, int32_t has_missing, float *best, int32_t *places);

/// Puts numbers into bins: the first whose bound is above the number, or the last; numbers that are
/// missing into the one after that.
///
/// \param values   every `stride`th number
/// \param bounds   ascending, at least one
void assign_bins(const float *values, int64_t stride, int64_t count, const float *bounds,
                 int64_t bound_count, uint16_t *bins);

/// A node of a tree to be walked through.
struct tree_node {
  /// Bound of the split, output of the leaf.
  float value;
  /// The feature; with the uppermost bit where missing values go left.
  uint32_t feature;
  /// The children; a leaf's is itself.
  int32_t left;
  int32_t right;
};

/// Takes rows from a root to their leaves, all of them one step at a time.
///
/// \param values   row-major, `width` numbers a row
/// \param places   receives the leaf of each row
void tree_walk(const struct tree_node *nodes, int32_t root, int32_t depth, const float *values,
               int64_t width, int64_t count, int32_t *places);

#endif
