// Elementary functions over arrays of doubles, in place.
//
// Each is computed lane by lane with fused multiply-adds in a fixed order, so that a result does not
// depend on the processor; where it has such instructions they are used.
#ifndef CVECTORMATH_H
#define CVECTORMATH_H

#include <stddef.h>

/// numpy's exp, log, log1p and expm1 on processors with AVX-512, to the last bit.
///
/// Source: the behaviour of numpy 2.4 (Intel's SVML, constants from its published data); tested
/// against numpy's results.
void numpy_exp(double *values, size_t count);
void numpy_expm1(double *values, size_t count);
void numpy_log(double *values, size_t count);
void numpy_log1p(double *values, size_t count);

/// The sum of exp(value - peak), in four partial sums; values are at most `peak`.
double sum_of_exponentials(const double *values, size_t count, double peak);

#endif
