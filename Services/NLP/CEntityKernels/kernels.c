#include "entity_kernels.h"

// Vectors at any address: the caller's arrays are aligned to floats only.
typedef float vector4 __attribute__((vector_size(16), aligned(4), may_alias));
typedef float vector8 __attribute__((vector_size(32), aligned(4), may_alias));

#define INLINE static inline __attribute__((always_inline))

// Keeps the loads of a row behind the sums of the row before: twelve sums, three weights and one value are just what
// sixteen registers hold, and with a second value one of the sums would go to memory and back at every step.
#define ONE_ROW_AT_A_TIME() __asm__ volatile("" ::: "memory")

// Four vector lanes: the x86-64 and ARM64 that every machine has. A panel is done in two parts.
#define VECTOR vector4
#define PARTS 2
#define TARGET
#define NAME(name) name##_portable
#include "kernels.inc"
#undef VECTOR
#undef PARTS
#undef TARGET
#undef NAME

#if defined(__x86_64__)
// Eight lanes and fused multiply-add.
#define VECTOR vector8
#define PARTS 1
#define TARGET __attribute__((target("avx2,fma")))
#define NAME(name) name##_avx2
#include "kernels.inc"
#define HAS_AVX2() (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"))
#else
#define multiply_avx2 multiply_portable
#define convolve_avx2 convolve_portable
#define HAS_AVX2() 0
#endif

void entity_multiply(
    const float *source, size_t blocks, const float *matrix, size_t panels, float *target, size_t stride) {
  (HAS_AVX2() ? multiply_avx2 : multiply_portable)(source, blocks, matrix, panels, target, stride);
}

void entity_convolve(
    const float *source, size_t blocks, const float *matrix, const float *bias, float *target) {
  (HAS_AVX2() ? convolve_avx2 : convolve_portable)(source, blocks, matrix, bias, target);
}
