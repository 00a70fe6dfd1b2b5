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

// Defines `name` for an array as what `body` does, in the copy that the processor can run.
#if defined(__x86_64__)
#define FOR_EACH_PROCESSOR(name, body)                                                     \
  __attribute__((target("avx2,fma"))) static void body##_fused(                            \
      double *values, size_t count) {                                                      \
    body(values, count);                                                                   \
  }                                                                                        \
  void name(double *values, size_t count) {                                                \
    if (has_fused_products()) {                                                            \
      body##_fused(values, count);                                                         \
    } else {                                                                               \
      body(values, count);                                                                 \
    }                                                                                      \
  }

INLINE int has_fused_products(void) {
  return __builtin_cpu_supports("fma") && __builtin_cpu_supports("avx2");
}
#else
#define FOR_EACH_PROCESSOR(name, body) \
  void name(double *values, size_t count) { body(values, count); }
#endif

#endif
