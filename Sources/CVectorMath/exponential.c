// x = (k / 16) ln 2 + r: a table of 2^(j/16), a polynomial in r, and a power of two.
#include "multiversion.h"

#include <math.h>

#include "CVectorMath.h"

#pragma STDC FP_CONTRACT OFF

// 2^(j/16).
static const double powers[16] = {
    0x1.0000000000000p+0, 0x1.0b5586cf9890fp+0, 0x1.172b83c7d517bp+0, 0x1.2387a6e756238p+0,
    0x1.306fe0a31b715p+0, 0x1.3dea64c123422p+0, 0x1.4bfdad5362a27p+0, 0x1.5ab07dd485429p+0,
    0x1.6a09e667f3bcdp+0, 0x1.7a11473eb0187p+0, 0x1.8ace5422aa0dbp+0, 0x1.9c49182a3f090p+0,
    0x1.ae89f995ad3adp+0, 0x1.c199bdd85529cp+0, 0x1.d5818dcfba487p+0, 0x1.ea4afa2a490dap+0,
};

// What 2^(j/16) is more than its double, relative to it.
static const double power_tails[16] = {
    0x0.0p+0, 0x1.79aa65d837b6dp-54, -0x1.01b15eaa59348p-55, 0x1.68efde3a8a894p-54,
    0x1.34d754db0abb6p-55, 0x1.59f48a72a4c6dp-55, 0x1.690cebb7aafb0p-56, 0x1.063e1e21c5409p-54,
    -0x1.3b3efbf5e2228p-54, -0x1.b32dcb94da51dp-56, 0x1.db72fc1f0eab4p-55, 0x1.1affc2b91ce27p-56,
    0x1.c1a7792cb3387p-55, 0x1.36eae30af0cb3p-56, 0x1.4a385a63d07a7p-56, -0x1.ff7128fd391f0p-55,
};

static const double log2e = 1.4426950408889634;
static const double ln2_high = 0.6931471805599453;
static const double ln2_low = 2.3190468138462996e-17;

// Beyond, the C library decides about overflow and underflow.
static const double largest_exp = 707.7032713517042;
static const double largest_expm1 = 707.0;

// 2 to the power of `n` rounded down, which is between the exponents of normal numbers.
INLINE double power_of_two(double n) {
  return from_bits((uint64_t)(1023 + (int64_t)(int32_t)floor(n)) << 52);
}

INLINE double exp_within(double x) {
  // x / ln 2 rounded down to 16ths; the product itself may have been rounded up to one.
  double product = x * log2e;
  double n = floor(product * 16) / 16;
  n = n == product && fma_(x, log2e, -product) < 0 ? n - 0.0625 : n;
  double r = fma_(-n, ln2_low, fma_(-n, ln2_high, x));
  double r2 = r * r;
  double high = fma_(r, 0.0014193283516881214, 0.008331512908898442);
  double middle = fma_(r, 0.0416667205488057, 0.1666666658485894);
  double low = fma_(r, 0.5000000000059126, 0.999999999999984);
  int32_t j = (int32_t)(n * 16) & 15;
  double polynomial = fma_(r2, fma_(r2, high, middle), low);
  double root = powers[j];
  return fma_(root, fma_(polynomial, r, power_tails[j]), root) * power_of_two(n);
}

INLINE double expm1_within(double x) {
  // Added to a number, leaves its 16ths in the lowest bits.
  const double shifter = 0x1.8000000003ff0p+48;
  double shifted = fma_(x, log2e, shifter);
  double n = shifted - shifter;
  uint64_t j = to_bits(shifted) & 15;
  double head = fma_(-n, ln2_high, x);
  double r = fma_(-n, ln2_low, head);
  double lost = fma_(-n, ln2_low, head - r);
  double power = powers[j] * power_of_two(n > -128 ? n : -128);
  double tail = fma_(power_tails[j], r, lost + power_tails[j]);
  double r2 = r * r;
  double high = fma_(r, 2.4802880303830418e-05, 0.00019842304240775933);
  double middle = fma_(r, 0.0013888888868262008, 0.008333333321199928);
  double low = fma_(r, 0.04166666666666792, 0.1666666666666712);
  double top = fma_(r2, fma_(r2, high, middle), low);
  double polynomial = fma_(r2, fma_(r, top, 0.5), tail);
  // power - 1 + power * (r + polynomial), with what every sum loses.
  double difference = power - 1;
  double small = power < 1 ? power : -1;
  double large = power < 1 ? -1 : power;
  double sum = fma_(power, r, difference);
  double lost_product = fma_(r, power, -(sum - difference));
  double rest = fma_(polynomial, power, (large - difference) + small) + lost_product;
  return copysign(fabs(sum + rest), x);
}

INLINE double exp_anywhere(double x) { return fabs(x) < largest_exp ? exp_within(x) : exp(x); }

INLINE double expm1_anywhere(double x) {
  return fabs(x) < largest_expm1 ? expm1_within(x) : expm1(x);
}

IN_PLACE(numpy_exp, fabs(x) < largest_exp, exp_within, exp_anywhere)
IN_PLACE(numpy_expm1, fabs(x) < largest_expm1, expm1_within, expm1_anywhere)

MULTIVERSION double sum_of_exponentials(const double *values, size_t count, double peak) {
  // Below e^-45 of the peak a term is lost in rounding, and e^-700 is not 0 either.
  double sums[4] = {0, 0, 0, 0};
  size_t i = 0;
  for (; i + 4 <= count; i += 4) {
    for (int lane = 0; lane < 4; lane++) {
      double x = values[i + lane] - peak;
      sums[lane] += exp_within(x > -700 ? x : -700);
    }
  }
  for (; i < count; i++) {
    double x = values[i] - peak;
    sums[i & 3] += exp_within(x > -700 ? x : -700);
  }
  return (sums[0] + sums[1]) + (sums[2] + sums[3]);
}
