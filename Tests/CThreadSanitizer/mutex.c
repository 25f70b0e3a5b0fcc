// The parts of Swift's Mutex that wait, in the place of the standard library's.
//
// Those wait in the kernel, where ThreadSanitizer does not see who passes the lock to whom, and would tell of a race
// wherever two threads have met at a lock. These take turns by atomics, which it sees.
#if defined(__has_feature)
#if __has_feature(thread_sanitizer)

#include <sched.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

#define METHOD __attribute__((swiftcall, used))
// The thread that has the lock, or 0.
#define SELF __attribute__((swift_context)) _Atomic(uint32_t) *owner

METHOD void lock_slow(uint32_t thread, SELF) __asm__("$s15Synchronization12_MutexHandleV9_lockSlowyys6UInt32VF");
METHOD bool try_lock_slow(SELF) __asm__("$s15Synchronization12_MutexHandleV12_tryLockSlowSbyF");
METHOD void unlock_slow(SELF) __asm__("$s15Synchronization12_MutexHandleV11_unlockSlowyyF");

METHOD void lock_slow(uint32_t thread, SELF) {
  uint32_t expected = 0;
  while (!atomic_compare_exchange_weak_explicit(
      owner, &expected, thread, memory_order_acquire, memory_order_relaxed)) {
    expected = 0;
    sched_yield();
  }
}

METHOD bool try_lock_slow(SELF) { return false; }

METHOD void unlock_slow(SELF) { atomic_store_explicit(owner, 0, memory_order_release); }

#endif
#endif
