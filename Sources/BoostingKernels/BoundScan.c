// Bounds of gains, eight features a vector.

#include "BoostingKernels.h"
#include "Vectors.h"

#include <stddef.h>

static const int order[BOUND_LANES] = {0, 1, 4, 5, 2, 3, 6, 7};

void bound_accumulate(uint64_t *sums, const uint16_t *const *columns, const int32_t *rows,
                      const uint64_t *pairs, int64_t count) {
  const uint16_t *a = columns[0], *b = columns[1], *c = columns[2], *d = columns[3];
  for (int64_t i = 0; i < count; i++) {
    int64_t row = rows[i];
    uint64_t pair = pairs[i];
    sums[(size_t)a[row] * BOUND_LANES] += pair;
    sums[(size_t)b[row] * BOUND_LANES + 1] += pair;
    sums[(size_t)c[row] * BOUND_LANES + 2] += pair;
    sums[(size_t)d[row] * BOUND_LANES + 3] += pair;
  }
}

// One boundary: x is the side's excess gradient, p and q are both sides' hessians.
#define CONSIDER(excess, hessian, whole) \
  do { \
    floats8 x = SIZE(excess) + slack; \
    floats8 p = (hessian), q = (whole); \
    words8 mask = REACHES(SMALLER(p, q), least); \
    floats8 ratio = (x * x) / (LARGER(p, divisor) * LARGER(q, divisor)); \
    ratio = KEEP(ratio, mask); \
    best = LARGER(ratio, best); \
  } while (0)

WIDEST void bound_scan(uint64_t *sums, const uint64_t *minus, int64_t length,
                       const struct bound_leaf *leaf, float *upper) {
  pairs8 *bins = (pairs8 *)sums;
  const pairs8 *off = (const pairs8 *)minus;
  if (off) bins[length + 1] -= off[length + 1];
  pairs8 missing = bins[length + 1];
  floats8 slope = SPLAT(leaf->slope), shift = SPLAT(leaf->shift), slack = SPLAT(leaf->slack);
  floats8 penalty = SPLAT(leaf->penalty), total = SPLAT(leaf->total);
  floats8 least = SPLAT(leaf->least), divisor = SPLAT(leaf->divisor);
  floats8 best = SPLAT(0);
  pairs8 side = missing ^ missing;
  uint64_t any = 0;
  for (int lane = 0; lane < BOUND_LANES; lane++) any |= missing[lane];
  if (any) {
    floats8 add = LOWER(missing);
    floats8 excess = UPPER(missing) - slope * add - shift;
    floats8 penaltyLeft = penalty + add, totalLeft = total - add;
    CONSIDER(excess, penaltyLeft, totalLeft);
    for (int64_t bin = 0; bin < length; bin++) {
      pairs8 pair = bins[bin];
      if (off) bins[bin] = pair = pair - off[bin];
      side += pair;
      floats8 hessian = LOWER(side);
      floats8 gradient = UPPER(side) - slope * hessian;
      CONSIDER(gradient - shift, hessian + penalty, total - hessian);
      CONSIDER(gradient + excess, hessian + penaltyLeft, totalLeft - hessian);
    }
  } else {
    for (int64_t bin = 0; bin < length; bin++) {
      pairs8 pair = bins[bin];
      if (off) bins[bin] = pair = pair - off[bin];
      side += pair;
      floats8 hessian = LOWER(side);
      floats8 gradient = UPPER(side) - slope * hessian;
      CONSIDER(gradient - shift, hessian + penalty, total - hessian);
    }
  }
  for (int lane = 0; lane < BOUND_LANES; lane++) upper[order[lane]] = best[lane];
}

// One boundary by both sides' gradients, each shrunk.
#define CONSIDER_BOTH(left, hessian, whole) \
  do { \
    floats8 a = SIZE(left) + shrink, b = SIZE(gradient - (left)) + shrink; \
    a = LARGER(a, zero); \
    b = LARGER(b, zero); \
    floats8 p = (hessian), q = (whole); \
    words8 mask = REACHES(SMALLER(p, q), least); \
    p = LARGER(p, divisor); \
    q = LARGER(q, divisor); \
    floats8 gain = (a * a * q + b * b * p) / (p * q); \
    gain = KEEP(gain, mask); \
    best = LARGER(gain, best); \
  } while (0)

WIDEST void bound_scan_penalised(uint64_t *sums, const uint64_t *minus, int64_t length,
                                 const struct bound_leaf *leaf, float *upper) {
  pairs8 *bins = (pairs8 *)sums;
  const pairs8 *off = (const pairs8 *)minus;
  if (off) bins[length + 1] -= off[length + 1];
  pairs8 missing = bins[length + 1];
  floats8 gradient = SPLAT(leaf->gradient), shrink = SPLAT(leaf->slack - leaf->alpha);
  floats8 penalty = SPLAT(leaf->penalty), total = SPLAT(leaf->total);
  floats8 least = SPLAT(leaf->least), divisor = SPLAT(leaf->divisor);
  floats8 best = SPLAT(0), zero = SPLAT(0);
  floats8 addGradient = UPPER(missing), add = LOWER(missing);
  floats8 penaltyLeft = penalty + add, totalLeft = total - add;
  pairs8 side = missing ^ missing;
  CONSIDER_BOTH(addGradient, penaltyLeft, totalLeft);
  for (int64_t bin = 0; bin < length; bin++) {
    pairs8 pair = bins[bin];
    if (off) bins[bin] = pair = pair - off[bin];
    side += pair;
    floats8 hessian = LOWER(side), left = UPPER(side);
    CONSIDER_BOTH(left, hessian + penalty, total - hessian);
    CONSIDER_BOTH(left + addGradient, hessian + penaltyLeft, totalLeft - hessian);
  }
  for (int lane = 0; lane < BOUND_LANES; lane++) upper[order[lane]] = best[lane];
}
