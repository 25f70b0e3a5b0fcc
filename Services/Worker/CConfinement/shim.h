// What a process takes from itself on Linux: prctl(2) and close_range(2), which Swift does not import, and a filter of
// system calls. Each returns 0, or -1 with errno.
#ifndef CCONFINEMENT_SHIM_H
#define CCONFINEMENT_SHIM_H

#include <errno.h>
#include <signal.h>
#include <fcntl.h>
#include <stddef.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/prctl.h>
#include <linux/seccomp.h>
#include <sys/syscall.h>
#include <unistd.h>

extern int prctl(int option, ...);

// The process is killed when the thread that started it ends.
static inline int confinement_die_with_parent(void) { return prctl(PR_SET_PDEATHSIG, (long)SIGKILL, 0L, 0L, 0L); }

// No program it starts gets more rights, nobody but root may look into it, and it leaves no core dump.
static inline int confinement_drop_privileges(void) {
  int privileges = prctl(PR_SET_NO_NEW_PRIVS, 1L, 0L, 0L, 0L);
  int dumps = prctl(PR_SET_DUMPABLE, 0L, 0L, 0L, 0L);
  return privileges == 0 && dumps == 0 ? 0 : -1;
}

// Closes every descriptor from `first` on.
static inline int confinement_close_from(unsigned first) { return (int)syscall(SYS_close_range, first, ~0U, 0U); }

#if defined(__x86_64__)
#define CONFINEMENT_ARCH AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define CONFINEMENT_ARCH AUDIT_ARCH_AARCH64
#endif

#define CONFINEMENT_ANSWER(name, error) \
  BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_##name, 0, 1), BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | (error))
#define CONFINEMENT_DENY(name) CONFINEMENT_ANSWER(name, EPERM)

// The lower half of an argument; the kernel takes no more of those that are looked at here.
#define CONFINEMENT_LOAD(argument) \
  BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, args) + 8 * (argument))
#define CONFINEMENT_ALLOW BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW)
#define CONFINEMENT_REFUSE BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM)

// A call is allowed only if an argument has a value, has one of some bits, or has none of them.
#define CONFINEMENT_ONLY_WITH(name, argument, value) \
  BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_##name, 0, 4), CONFINEMENT_LOAD(argument), \
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (value), 0, 1), CONFINEMENT_ALLOW, CONFINEMENT_REFUSE
#define CONFINEMENT_ONLY_WITH_BIT(name, argument, bits) \
  BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_##name, 0, 4), CONFINEMENT_LOAD(argument), \
    BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, (bits), 0, 1), CONFINEMENT_ALLOW, CONFINEMENT_REFUSE
#define CONFINEMENT_ONLY_WITHOUT_BITS(name, argument, bits) \
  BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_##name, 0, 4), CONFINEMENT_LOAD(argument), \
    BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, (bits), 1, 0), CONFINEMENT_ALLOW, CONFINEMENT_REFUSE

// Linux's own numbers: C's headers have some of them only for those who ask for more than C.
#define CONFINEMENT_CLONE_THREAD 0x00010000
#define CONFINEMENT_TMPFILE 020000000
// Whatever makes, changes or lengthens a file.
#define CONFINEMENT_WRITING (O_ACCMODE | O_CREAT | O_TRUNC | O_APPEND | CONFINEMENT_TMPFILE)

// From now on no socket, no program, no process beside this one and no signal to another; files can be opened for
// reading only, and none can be made, changed, moved or removed: such calls fail with EPERM. Threads can be started,
// and what is open already can be written to. Needs confinement_drop_privileges first.
static inline int confinement_filter_calls(void) {
#ifdef CONFINEMENT_ARCH
  unsigned self = (unsigned)getpid();
  struct sock_filter program[] = {
    BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, arch)),
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, CONFINEMENT_ARCH, 1, 0),
    BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
    BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
#ifdef __x86_64__
    // The x32 calls have numbers of their own.
    BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 0, 1),
    BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | ENOSYS),
    // Calls that newer architectures do not have.
    CONFINEMENT_ONLY_WITHOUT_BITS(open, 1, CONFINEMENT_WRITING),
    CONFINEMENT_DENY(creat),
    CONFINEMENT_DENY(fork),
    CONFINEMENT_DENY(vfork),
    CONFINEMENT_DENY(unlink),
    CONFINEMENT_DENY(rename),
    CONFINEMENT_DENY(mkdir),
    CONFINEMENT_DENY(rmdir),
    CONFINEMENT_DENY(link),
    CONFINEMENT_DENY(symlink),
    CONFINEMENT_DENY(mknod),
    CONFINEMENT_DENY(chmod),
    CONFINEMENT_DENY(chown),
    CONFINEMENT_DENY(lchown),
    CONFINEMENT_DENY(utime),
    CONFINEMENT_DENY(utimes),
    CONFINEMENT_DENY(futimesat),
#endif
    // Opening.
    CONFINEMENT_ONLY_WITHOUT_BITS(openat, 2, CONFINEMENT_WRITING),
    // Its flags are in memory, where a filter can't look; the same for clone3. C libraries do without either.
    CONFINEMENT_ANSWER(openat2, ENOSYS),
    CONFINEMENT_DENY(open_by_handle_at),
    CONFINEMENT_DENY(mq_open),
    CONFINEMENT_DENY(mq_unlink),
    // Files.
    CONFINEMENT_DENY(unlinkat),
    CONFINEMENT_DENY(renameat),
    CONFINEMENT_DENY(renameat2),
    CONFINEMENT_DENY(mkdirat),
    CONFINEMENT_DENY(linkat),
    CONFINEMENT_DENY(symlinkat),
    CONFINEMENT_DENY(mknodat),
    CONFINEMENT_DENY(truncate),
    CONFINEMENT_DENY(ftruncate),
    CONFINEMENT_DENY(fallocate),
    CONFINEMENT_DENY(fchmod),
    CONFINEMENT_DENY(fchmodat),
    CONFINEMENT_DENY(fchown),
    CONFINEMENT_DENY(fchownat),
    CONFINEMENT_DENY(utimensat),
    CONFINEMENT_DENY(setxattr),
    CONFINEMENT_DENY(lsetxattr),
    CONFINEMENT_DENY(fsetxattr),
    CONFINEMENT_DENY(removexattr),
    CONFINEMENT_DENY(lremovexattr),
    CONFINEMENT_DENY(fremovexattr),
    CONFINEMENT_DENY(ioctl),
    CONFINEMENT_DENY(mount),
    CONFINEMENT_DENY(umount2),
    CONFINEMENT_DENY(pivot_root),
    CONFINEMENT_DENY(chroot),
    // Processes, and what is theirs.
    CONFINEMENT_ANSWER(clone3, ENOSYS),
    CONFINEMENT_ONLY_WITH_BIT(clone, 0, CONFINEMENT_CLONE_THREAD),
    CONFINEMENT_ONLY_WITH(tgkill, 0, self),
    CONFINEMENT_ONLY_WITH(prlimit64, 0, 0),
    CONFINEMENT_DENY(execve),
    CONFINEMENT_DENY(execveat),
    CONFINEMENT_DENY(kill),
    CONFINEMENT_DENY(tkill),
    CONFINEMENT_DENY(rt_sigqueueinfo),
    CONFINEMENT_DENY(rt_tgsigqueueinfo),
    CONFINEMENT_DENY(pidfd_open),
    CONFINEMENT_DENY(pidfd_send_signal),
    CONFINEMENT_DENY(pidfd_getfd),
    CONFINEMENT_DENY(ptrace),
    CONFINEMENT_DENY(process_vm_readv),
    CONFINEMENT_DENY(process_vm_writev),
    CONFINEMENT_DENY(setpriority),
    CONFINEMENT_DENY(ioprio_set),
    CONFINEMENT_DENY(sched_setscheduler),
    CONFINEMENT_DENY(sched_setparam),
    CONFINEMENT_DENY(sched_setattr),
    CONFINEMENT_DENY(unshare),
    CONFINEMENT_DENY(setns),
    CONFINEMENT_DENY(shmget),
    CONFINEMENT_DENY(semget),
    CONFINEMENT_DENY(msgget),
    CONFINEMENT_DENY(add_key),
    CONFINEMENT_DENY(request_key),
    CONFINEMENT_DENY(keyctl),
    // Ways out.
    CONFINEMENT_DENY(socket),
    CONFINEMENT_DENY(socketpair),
    CONFINEMENT_DENY(bpf),
    CONFINEMENT_DENY(perf_event_open),
    CONFINEMENT_DENY(io_uring_setup),
    CONFINEMENT_DENY(userfaultfd),
    CONFINEMENT_ALLOW,
  };
  struct sock_fprog filter = {sizeof(program) / sizeof(program[0]), program};
  return prctl(PR_SET_SECCOMP, (long)SECCOMP_MODE_FILTER, &filter, 0L, 0L);
#else
  errno = ENOSYS;
  return -1;
#endif
}

#endif
