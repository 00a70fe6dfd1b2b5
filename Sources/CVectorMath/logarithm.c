// x = 2^e * m; a reciprocal of m, rounded to 32nds, brings m close to 1, where a polynomial of
// degree 9 in r = m * reciprocal - 1 is ln(1 + r); the reciprocals' own logarithms are a table.
#include "multiversion.h"

#include <float.h>
#include <math.h>

#include "CVectorMath.h"

#pragma STDC FP_CONTRACT OFF

static const double ln2_high = 0.6931471805582987;
static const double ln2_low = 1.6465949582866463e-12;

// The first mantissa whose reciprocal, as the processor estimates it, rounds to 16, 17, ... 31
// 32nds.
static const double first_mantissa[16] = {
    0x1.f08p+0, 0x1.d41cp+0, 0x1.badp+0, 0x1.a41ap+0, 0x1.8f9cp+0, 0x1.7d07p+0, 0x1.6c15p+0,
    0x1.5c99p+0, 0x1.4e5fp+0, 0x1.4143p+0, 0x1.3523p+0, 0x1.29e6p+0, 0x1.1f7p+0, 0x1.15b4p+0,
    0x1.0c97p+0, 0x1.040fp+0,
};

// -ln of the reciprocals 32/32 or 16/32 * 2, 17/32 * 2 ... 23/32 * 2, 24/32 ... 31/32, to 42 bits.
static const double logarithms[16] = {
    0x0.0p+0, -0x1.f0a30c012p-5, -0x1.e27076e2bp-4, -0x1.5ff3070a78p-3, -0x1.c8ff7c79a8p-3,
    -0x1.1675cababcp-2, -0x1.4618bc21c4p-2, -0x1.739d7f6bbcp-2, 0x1.269621134cp-2,
    0x1.f991c6cb38p-3, 0x1.a93ed3c8bp-3, 0x1.5bf406b54p-3, 0x1.1178e8228p-3, 0x1.9335e5d59p-4,
    0x1.08598b59ep-4, 0x1.0415d89e8p-5,
};

// What these lack.
static const double logarithm_tails[16] = {
    0x0.0p+0, 0x1.3ab33d066d1d2p-42, 0x1.a342c2af0003cp-45, -0x1.3d3c873e20a07p-43,
    -0x1.a21ac25d81ef3p-43, 0x1.9f1fc63382a8fp-42, -0x1.ec27d0b7b37b3p-42,
    -0x1.0069ce24c53fbp-42, 0x1.b92783beb7677p-42, 0x1.9bcbecca0cdf3p-42,
    -0x1.30e486a0ac42dp-42, 0x1.ed8fdc149767ep-42, -0x1.b8421cc74be04p-43,
    0x1.2622b8757a8fbp-42, 0x1.d034451fecdfbp-43, -0x1.77771fd187145p-42,
};

// A number as 2^exponent * mantissa, 1 <= mantissa < 2, and a reciprocal of the mantissa.
struct reduced {
  int32_t exponent;
  double mantissa;
  int32_t reciprocal32;
};

INLINE struct reduced reduce(int32_t exponent, double mantissa) {
  int32_t k = (int32_t)(32 / mantissa + 0.5);
  k += k < 32 && mantissa < first_mantissa[(k - 16) & 15];
  k -= k > 16 && mantissa >= first_mantissa[(k - 17) & 15];
  return (struct reduced){exponent, mantissa, k};
}

INLINE struct reduced reduce_normal(double x) {
  uint64_t bits = to_bits(x);
  double mantissa = from_bits((bits & 0x000fffffffffffff) | 0x3ff0000000000000);
  return reduce((int32_t)(bits >> 52) - 1023, mantissa);
}

static struct reduced reduce_subnormal(double x) {
  int exponent;
  double mantissa = 2 * frexp(x, &exponent);
  return reduce(exponent - 1, mantissa);
}

INLINE double reciprocal(struct reduced x) { return (double)x.reciprocal32 / 32; }

INLINE double remainder_of(struct reduced x) { return fma_(reciprocal(x), x.mantissa, -1); }

// ln of 2^exponent * (1 + r + lost) / reciprocal.
INLINE double logarithm(struct reduced x, double r, double lost) {
  double r2 = r * r;
  double r4 = r2 * r2;
  double low = fma_(r, 0.33333333333332005, -0.4999999999999968);
  double middle = fma_(r, 0.20000000009280938, -0.2500000000437373);
  double high = fma_(r, 0.14285690939597326, -0.16666650546695666);
  double top = fma_(r, 0.11135561406034511, -0.125220000081181);
  double polynomial = fma_(r4, fma_(r2, top, high), fma_(r2, middle, low));
  double e = (double)(x.reciprocal32 < 24 ? x.exponent + 1 : x.exponent);
  int32_t j = x.reciprocal32 & 15;
  double table = fma_(e, ln2_high, logarithms[j]);
  double sum = table + r;
  double tail = fma_(r2, polynomial, r - (sum - table));
  return sum + (tail + fma_(ln2_low, e, logarithm_tails[j] + lost));
}

INLINE double log_within(double x) {
  struct reduced reduced = reduce_normal(x);
  return logarithm(reduced, remainder_of(reduced), 0);
}

INLINE double log_anywhere(double x) {
  if (!(x > 0 && x < INFINITY)) return log(x);
  if (x >= DBL_MIN) return log_within(x);
  struct reduced reduced = reduce_subnormal(x);
  return logarithm(reduced, remainder_of(reduced), 0);
}

INLINE double log1p_of(double x, double (*scaled)(double, int32_t)) {
  double sum = 1 + x;
  // What the sum lost by rounding.
  double rest = (x < 1 ? x : 1) - (sum - (x > 1 ? x : 1));
  struct reduced reduced = reduce_normal(sum);
  double head = remainder_of(reduced);
  double tail = reciprocal(reduced) * scaled(rest, -reduced.exponent);
  double r = head + tail;
  double result = logarithm(reduced, r, tail - (r - head));
  return signbit(x) ? -fabs(result) : result;
}

INLINE double scaled_normally(double x, int32_t exponent) {
  return x * from_bits((uint64_t)(int64_t)(1023 + exponent) << 52);
}

static double scaled_anyhow(double x, int32_t exponent) { return scalbn(x, exponent); }

INLINE double log1p_within(double x) { return log1p_of(x, scaled_normally); }

INLINE double log1p_anywhere(double x) {
  return x > -1 && x < INFINITY ? log1p_of(x, scaled_anyhow) : log1p(x);
}

IN_PLACE(numpy_log, x >= DBL_MIN && x < INFINITY, log_within, log_anywhere)
IN_PLACE(numpy_log1p, x > -1 && x < 1e300, log1p_within, log1p_anywhere)
