// Vectors of eight floats, however many the machine's hold.

#ifndef VECTORS_H
#define VECTORS_H

#include <stdint.h>

#pragma STDC FP_CONTRACT OFF

#if defined(__x86_64__) && defined(__linux__)
#define WIDEST __attribute__((target_clones("avx2", "default")))
#else
#define WIDEST
#endif

typedef uint64_t pairs8 __attribute__((vector_size(64), aligned(8)));
typedef int32_t words16 __attribute__((vector_size(64)));
typedef int32_t words8 __attribute__((vector_size(32)));
typedef float floats8 __attribute__((vector_size(32)));

// Vectors never cross a function's border, whose rules depend on the machine: these are macros.

#define SPLAT(x) ((floats8){x, x, x, x, x, x, x, x})
// Both halves of the pairs, in an order that needs no crossing of 128-bit lanes: see `order`.
#define UPPER(v) \
  __builtin_convertvector( \
      __builtin_shufflevector((words16)(v), (words16)(v), 1, 3, 9, 11, 5, 7, 13, 15), floats8)
#define LOWER(v) \
  __builtin_convertvector( \
      __builtin_shufflevector((words16)(v), (words16)(v), 0, 2, 8, 10, 4, 6, 12, 14), floats8)
#define SIZE(x) ((floats8)((words8)(x) & 0x7fffffff))
// Floats of which at least one is positive are ordered as their patterns are, which spares them the
// care for what is not a number.
#define LARGER(x, y) ((floats8)__builtin_elementwise_max((words8)(x), (words8)(y)))
#define SMALLER(x, y) ((floats8)__builtin_elementwise_min((words8)(x), (words8)(y)))
#define REACHES(x, y) ((words8)(x) >= (words8)(y))
#define KEEP(x, mask) ((floats8)((words8)(x) & (words8)(mask)))

#endif
