#pragma once

#include <stdbool.h>
#include <stdint.h>

/// What a thread, or all of them, asked malloc and its kin for.
typedef struct {
  uint64_t count;
  uint64_t bytes;
} AllocationCounts;

/// False under a sanitizer, whose own malloc must stay in place: then nothing is counted.
bool allocations_are_counted(void);
/// Since the calling thread began.
AllocationCounts allocations_of_thread(void);
/// Since the process began, of all its threads, also of those that ended.
AllocationCounts allocations_of_process(void);
