#include "CVectors.h"

// The loop is plain so that the compiler makes the best of each instruction set of it (widening multiply-add: VNNI or
// pmaddwd); the loader picks the clone for the machine once.
#if defined(__x86_64__) && defined(__ELF__)
#define FOR_EVERY_MACHINE __attribute__((target_clones("avx512vnni", "avx2", "default")))
#else
#define FOR_EVERY_MACHINE
#endif

FOR_EVERY_MACHINE
void dossier_dot_products(const int8_t *vectors, const int16_t *query, size_t dimensions, size_t count, int32_t *sums) {
  for (size_t index = 0; index < count; index++) {
    const int8_t *vector = vectors + index * dimensions;
    int32_t sum = 0;
    for (size_t component = 0; component < dimensions; component++) {
      sum += (int32_t)vector[component] * (int32_t)query[component];
    }
    sums[index] = sum;
  }
}
