// Rows on their way to their leaves.

#include "BoostingKernels.h"

void tree_walk(const struct tree_node *nodes, int32_t root, int32_t depth, const float *values,
               int64_t width, int64_t count, int32_t *places) {
  for (int64_t i = 0; i < count; i++) places[i] = root;
  for (int32_t step = 0; step < depth; step++) {
    int32_t moved = 0;
    const float *row = values;
    for (int64_t i = 0; i < count; i++, row += width) {
      int32_t place = places[i];
      const struct tree_node *node = nodes + place;
      float value = row[node->feature & 0x7fffffff];
      // Arithmetic instead of conditions: which way a row goes cannot be guessed.
      uint32_t isMissing = (uint32_t)(value != value) & node->feature >> 31;
      uint32_t goesLeft = (uint32_t)(value < node->value) | isMissing;
      int32_t next = node->right ^ ((node->left ^ node->right) & -(int32_t)goesLeft);
      moved |= next ^ place;
      places[i] = next;
    }
    if (!moved) break;
  }
}
