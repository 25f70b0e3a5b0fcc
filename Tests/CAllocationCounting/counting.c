// malloc and its kin, counted. A program that links this asks glibc's own functions for the memory, by the names that
// glibc keeps for whoever replaces malloc; libraries (Swift's runtime, libprotobuf-c) come here, too, as a symbol of
// the program goes before one of libc.
#include "CAllocationCounting.h"

#include <errno.h>
#include <stdatomic.h>
#include <stddef.h>

#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) || __has_feature(memory_sanitizer)
#define IS_SANITIZED 1
#endif
#endif

#ifdef IS_SANITIZED

bool allocations_are_counted(void) { return false; }
AllocationCounts allocations_of_thread(void) { return (AllocationCounts){0, 0}; }
AllocationCounts allocations_of_process(void) { return (AllocationCounts){0, 0}; }

#else

extern void *__libc_malloc(size_t);
extern void *__libc_calloc(size_t, size_t);
extern void *__libc_realloc(void *, size_t);
extern void *__libc_memalign(size_t, size_t);

// One thread's counts. Only that thread writes them, so that counting costs no locked instruction; others read them.
// A thread's counts stay when it ends: 32 bytes for each thread that there ever was.
typedef struct Counter {
  _Atomic uint64_t count;
  _Atomic uint64_t bytes;
  struct Counter *next;
} Counter;

static _Atomic(Counter *) counters;
static _Thread_local Counter *own;

static Counter *counter(void) {
  if (own) return own;
  Counter *made = __libc_calloc(1, sizeof(Counter));
  if (!made) return NULL;
  made->next = atomic_load_explicit(&counters, memory_order_relaxed);
  while (!atomic_compare_exchange_weak_explicit(&counters, &made->next, made, memory_order_release,
                                                memory_order_relaxed)) {
  }
  own = made;
  return made;
}

static inline void add(_Atomic uint64_t *total, uint64_t number) {
  atomic_store_explicit(total, atomic_load_explicit(total, memory_order_relaxed) + number, memory_order_relaxed);
}

static inline void note(size_t bytes) {
  Counter *counts = counter();
  if (!counts) return;
  add(&counts->count, 1);
  add(&counts->bytes, bytes);
}

static AllocationCounts read_counts(Counter *counts) {
  return (AllocationCounts){
      atomic_load_explicit(&counts->count, memory_order_relaxed),
      atomic_load_explicit(&counts->bytes, memory_order_relaxed),
  };
}

bool allocations_are_counted(void) { return true; }

AllocationCounts allocations_of_thread(void) { return own ? read_counts(own) : (AllocationCounts){0, 0}; }

AllocationCounts allocations_of_process(void) {
  AllocationCounts sum = {0, 0};
  for (Counter *each = atomic_load_explicit(&counters, memory_order_acquire); each; each = each->next) {
    AllocationCounts counts = read_counts(each);
    sum.count += counts.count;
    sum.bytes += counts.bytes;
  }
  return sum;
}

void *malloc(size_t size) {
  note(size);
  return __libc_malloc(size);
}

void *calloc(size_t count, size_t size) {
  note(count * size);
  return __libc_calloc(count, size);
}

// Counts as one, whether or not the memory moves.
void *realloc(void *memory, size_t size) {
  note(size);
  return __libc_realloc(memory, size);
}

void *memalign(size_t alignment, size_t size) {
  note(size);
  return __libc_memalign(alignment, size);
}

void *aligned_alloc(size_t alignment, size_t size) {
  note(size);
  return __libc_memalign(alignment, size);
}

int posix_memalign(void **memory, size_t alignment, size_t size) {
  if (alignment % sizeof(void *) != 0 || alignment == 0 || (alignment & (alignment - 1)) != 0) return EINVAL;
  note(size);
  void *made = __libc_memalign(alignment, size);
  if (!made) return ENOMEM;
  *memory = made;
  return 0;
}

#endif
