// Dot products of one query with many quantised vectors.
#pragma once
#include <stddef.h>
#include <stdint.h>

// Writes to `sums` the dot product of `query` with each of `count` vectors, which follow each other at `vectors`.
// All have `dimensions` components, those of `vectors` -127 to 127. The caller scales `query` so that no sum passes
// 32 bits.
void dossier_dot_products(const int8_t *vectors, const int16_t *query, size_t dimensions, size_t count, int32_t *sums);
