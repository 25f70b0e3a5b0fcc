// Comparisons of one query with many quantised vectors.
#pragma once
#include <stddef.h>
#include <stdint.h>

// Writes to `sums` the dot product of `query` with each of `count` vectors, which follow each other at `vectors`.
// All have `dimensions` components, those of `vectors` -127 to 127. The caller scales `query` so that no sum passes
// 32 bits.
void dossier_dot_products(const int8_t *vectors, const int16_t *query, size_t dimensions, size_t count, int32_t *sums);

// The same for the vectors at `places`, in their order.
void dossier_dot_products_at(const int8_t *vectors, const uint16_t *places, const int16_t *query, size_t dimensions,
                             size_t count, int32_t *sums);

typedef struct {
  // Which of the codes it is.
  uint16_t place;
  // In how many bits it differs from the query.
  uint16_t distance;
} dossier_near_code;

// Writes to `near` which of `count` codes, at most 65,535 that follow each other at `codes`, differ from `query` in at
// most `bound` bits, in their order, and returns how many do. Each code has `words` words, at most 1,023; `near` has
// room for `count`.
size_t dossier_near_codes(const uint64_t *codes, const uint64_t *query, size_t words, size_t count, uint16_t bound,
                          dossier_near_code *near);
