#include "CVectors.h"

// The loops are plain so that the compiler makes the best of each instruction set of them (widening multiply-add: VNNI
// or pmaddwd; population counts); the loader picks the clone for the machine once.
#if defined(__x86_64__) && defined(__ELF__)
#define FOR_EVERY_MACHINE __attribute__((target_clones("avx512vnni", "avx2", "default")))
#define FOR_EVERY_COUNTER __attribute__((target_clones("avx512vpopcntdq", "popcnt", "default")))
#else
#define FOR_EVERY_MACHINE
#define FOR_EVERY_COUNTER
#endif

static inline __attribute__((always_inline)) int32_t dot_product(const int8_t *vector, const int16_t *query,
                                                                 size_t dimensions) {
  int32_t sum = 0;
  for (size_t component = 0; component < dimensions; component++) {
    sum += (int32_t)vector[component] * (int32_t)query[component];
  }
  return sum;
}

FOR_EVERY_MACHINE
void dossier_dot_products(const int8_t *vectors, const int16_t *query, size_t dimensions, size_t count, int32_t *sums) {
  for (size_t index = 0; index < count; index++) {
    sums[index] = dot_product(vectors + index * dimensions, query, dimensions);
  }
}

FOR_EVERY_MACHINE
void dossier_dot_products_at(const int8_t *vectors, const uint16_t *places, const int16_t *query, size_t dimensions,
                             size_t count, int32_t *sums) {
  // The processor can't foresee these jumps: tell it of them early enough for memory to answer.
  const size_t ahead = 4, line = 64;
  for (size_t index = 0; index < count; index++) {
    if (index + ahead < count) {
      const int8_t *next = vectors + places[index + ahead] * dimensions;
      for (size_t offset = 0; offset < dimensions; offset += line) __builtin_prefetch(next + offset);
    }
    sums[index] = dot_product(vectors + places[index] * dimensions, query, dimensions);
  }
}

static inline __attribute__((always_inline)) size_t near_codes(const uint64_t *codes, const uint64_t *query,
                                                               size_t words, size_t count, uint16_t bound,
                                                               dossier_near_code *near) {
  size_t found = 0;
  for (size_t index = 0; index < count; index++) {
    int distance = 0;
    for (size_t word = 0; word < words; word++) {
      distance += __builtin_popcountll(codes[index * words + word] ^ query[word]);
    }
    // Written in any case and counted when it is near: no branch to guess.
    near[found].place = (uint16_t)index;
    near[found].distance = (uint16_t)distance;
    found += distance <= bound;
  }
  return found;
}

FOR_EVERY_COUNTER
size_t dossier_near_codes(const uint64_t *codes, const uint64_t *query, size_t words, size_t count, uint16_t bound,
                          dossier_near_code *near) {
  // The width of the model that the project has, known when this is compiled.
  return words == 6 ? near_codes(codes, query, 6, count, bound, near)
                    : near_codes(codes, query, words, count, bound, near);
}
