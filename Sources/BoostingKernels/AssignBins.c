// Numbers on their way to their bins.

#include "BoostingKernels.h"

void assign_bins(const float *values, int64_t stride, int64_t count, const float *bounds,
                 int64_t bound_count, uint16_t *bins) {
  for (int64_t i = 0; i < count; i++, values += stride) {
    float value = *values;
    const float *base = bounds;
    // Halving without a branch, so that the searches of several numbers overlap.
    for (int64_t size = bound_count; size > 1;) {
      int64_t half = size / 2;
      base += base[half - 1] <= value ? half : 0;
      size -= half;
    }
    int64_t bin = base - bounds + (*base <= value);
    if (bin == bound_count) bin--;
    bins[i] = (uint16_t)(value != value ? bound_count : bin);
  }
}
