// Two copies of a function: one for processors with fused multiply-adds and AVX2, one for the others.
// Both do the same operations: products and sums are fused only where `fma_` is written.
#ifndef MULTIVERSION_H
#define MULTIVERSION_H

#define INLINE static inline __attribute__((always_inline))

#include <stddef.h>
#include <stdint.h>
#include <string.h>

INLINE double from_bits(uint64_t bits) {
  double value;
  memcpy(&value, &bits, sizeof value);
  return value;
}

INLINE uint64_t to_bits(double value) {
  uint64_t bits;
  memcpy(&bits, &value, sizeof bits);
  return bits;
}

INLINE double fma_(double x, double y, double z) { return __builtin_fma(x, y, z); }

// The copy that the processor can run is chosen when the program starts.
#if defined(__x86_64__) && defined(__linux__)
#define MULTIVERSION __attribute__((target_clones("arch=x86-64-v3", "default")))
#else
#define MULTIVERSION
#endif

// Defines `name` to replace each value by `within(value)`, or by `anywhere(value)` if one of them is
// not in the range of `within`, the condition on `x`.
#define IN_PLACE(name, condition, within, anywhere)                             \
  MULTIVERSION void name(double *values, size_t count) {                        \
    int is_within = 1;                                                          \
    for (size_t i = 0; i < count; i++) {                                        \
      double x = values[i];                                                     \
      is_within &= condition;                                                   \
    }                                                                           \
    if (is_within) {                                                            \
      for (size_t i = 0; i < count; i++) values[i] = within(values[i]);         \
    } else {                                                                    \
      for (size_t i = 0; i < count; i++) values[i] = anywhere(values[i]);       \
    }                                                                           \
  }

#endif
