// Bounds of LightGBM's gains, eight features a vector.

#include "BoostingKernels.h"
#include "Vectors.h"

#include <string.h>

typedef double doubles2 __attribute__((vector_size(16), aligned(8)));
typedef float floats2 __attribute__((vector_size(8)));
typedef floats8 loose8 __attribute__((aligned(4)));

#define LOAD(x) (*(const loose8 *)(x))
#define STORE(x, v) (*(loose8 *)(x) = (v))

int64_t split_load(uint64_t *out, double *sums, const double *minus, int64_t count) {
  int64_t kept = 0;
  doubles2 *bins = (doubles2 *)sums;
  const doubles2 *off = (const doubles2 *)minus;
  for (int64_t bin = 0; bin < count; bin++) {
    doubles2 pair = bins[bin];
    if (off) bins[bin] = pair = pair - off[bin];
    floats2 single = __builtin_convertvector(pair, floats2);
    uint64_t bits;
    memcpy(&bits, &single, 8);
    // Written in any case, and written over where it is nothing.
    out[kept * BOUND_LANES] = bits;
    kept += (bits & 0x7fffffff7fffffff) != 0;
  }
  return kept;
}

WIDEST uint32_t split_sum(const uint64_t *pairs, float *sums, int64_t length, float factor,
                          float *total) {
  floats8 gradient = SPLAT(0), hessian = SPLAT(0), rows = SPLAT(0);
  words8 doubt = (words8)gradient;
  // Adding this leaves no room for a fraction.
  floats8 magic = SPLAT(0x1.8p23f), factors = SPLAT(factor);
  for (int64_t bin = 0; bin < length; bin++) {
    pairs8 pair = ((const pairs8 *)pairs)[bin];
    floats8 g = (floats8)__builtin_shufflevector(
        (words16)pair, (words16)pair, 0, 2, 8, 10, 4, 6, 12, 14);
    floats8 h = (floats8)__builtin_shufflevector(
        (words16)pair, (words16)pair, 1, 3, 9, 11, 5, 7, 13, 15);
    gradient += g;
    hessian += h;
    floats8 x = h * factors + 0.5f;
    floats8 nearest = (x + magic) - magic;
    floats8 excess = x - nearest, margin = x * 0x1p-20f;
    floats8 count = nearest - KEEP(SPLAT(1), excess < SPLAT(0));
    doubt |= excess * excess < margin * margin;
    if (bin > 0) rows += count;
    STORE(sums, gradient);
    STORE(sums + 8, hessian);
    STORE(sums + 16, rows);
    sums += 24;
  }
  STORE(total, rows);
  uint32_t bits = 0;
  for (int lane = 0; lane < BOUND_LANES; lane++) bits |= (doubt[lane] & 1u) << lane;
  return bits;
}

// The larger of both gains' bounds, with missing rows on either side.
#define GAIN(gradient, hessian, counted, low, high, result) \
  floats8 result; \
  do { \
    floats8 left = LARGER(SIZE(gradient) - l1, zero); \
    floats8 right = LARGER(SIZE(totalGradient - (gradient)) - l1, zero); \
    floats8 leftHessian = (hessian) + l2, rightHessian = totalHessian - (hessian); \
    if (needs_floor) { \
      leftHessian = LARGER(leftHessian, floor); \
      rightHessian = LARGER(rightHessian, floor); \
    } \
    floats8 sum = (left * left * rightHessian + right * right * leftHessian) \
        / (leftHessian * rightHessian); \
    result = KEEP(sum, ((counted) >= (low)) & ((counted) <= (high))); \
  } while (0)

#define LOOP(needs_floor_, has_missing_) \
  do { \
    enum { needs_floor = needs_floor_, has_missing = has_missing_ }; \
    for (int64_t bin = 0; bin < length; bin++, sums += 24) { \
      floats8 gradient = LOAD(sums), hessian = LOAD(sums + 8), counted = LOAD(sums + 16); \
      GAIN(gradient + missingGradient, hessian + missingHessian, counted, leftLow, leftHigh, most); \
      if (has_missing) { \
        GAIN(gradient, hessian, counted, rightLow, rightHigh, other); \
        most = LARGER(most, other); \
      } \
      words8 isBetter = most > best; \
      best = LARGER(best, most); \
      place = (place & ~isBetter) | ((int32_t)bin & isBetter); \
    } \
  } while (0)

WIDEST void split_scan_bounds(const float *sums, int64_t length, const struct split_scan *scan,
                              int32_t needsFloor, int32_t hasMissing, float *bests,
                              int32_t *places) {
  floats8 zero = SPLAT(0), best = zero;
  words8 place = (words8)zero;
  floats8 totalGradient = SPLAT(scan->gradient), totalHessian = SPLAT(scan->total_hessian);
  floats8 l1 = SPLAT(scan->l1), l2 = SPLAT(scan->l2), floor = SPLAT(scan->floor);
  floats8 missingGradient = LOAD(scan->missing_gradient);
  floats8 missingHessian = LOAD(scan->missing_hessian);
  floats8 leftLow = LOAD(scan->left_low), leftHigh = LOAD(scan->left_high);
  floats8 rightLow = LOAD(scan->right_low), rightHigh = LOAD(scan->right_high);
  if (hasMissing) {
    if (needsFloor) {
      LOOP(1, 1);
    } else {
      LOOP(0, 1);
    }
  } else {
    // Then either side's limits will do.
    leftLow = __builtin_elementwise_min(leftLow, rightLow);
    leftHigh = __builtin_elementwise_max(leftHigh, rightHigh);
    if (needsFloor) {
      LOOP(1, 0);
    } else {
      LOOP(0, 0);
    }
  }
  STORE(bests, best);
  memcpy(places, &place, sizeof place);
}
