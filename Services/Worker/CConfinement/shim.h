// What a process takes from itself on Linux: prctl(2) and close_range(2), which Swift does not import, and a filter of
// system calls. Each returns 0, or -1 with errno.
#ifndef CCONFINEMENT_SHIM_H
#define CCONFINEMENT_SHIM_H

#include <errno.h>
#include <signal.h>
#include <stddef.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/prctl.h>
#include <linux/seccomp.h>
#include <sys/syscall.h>

extern int prctl(int option, ...);
extern long syscall(long number, ...);

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

#define CONFINEMENT_DENY(name) \
  BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_##name, 0, 1), BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM)

// From now on no socket, no program, no other process and no change to the file system: such calls fail with EPERM.
// Needs confinement_drop_privileges first.
static inline int confinement_filter_calls(void) {
#ifdef CONFINEMENT_ARCH
  struct sock_filter program[] = {
    BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, arch)),
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, CONFINEMENT_ARCH, 1, 0),
    BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
    BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
#ifdef __x86_64__
    // The x32 calls have numbers of their own.
    BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 0, 1),
    BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | ENOSYS),
    CONFINEMENT_DENY(fork),
    CONFINEMENT_DENY(vfork),
    CONFINEMENT_DENY(unlink),
    CONFINEMENT_DENY(rename),
    CONFINEMENT_DENY(mkdir),
    CONFINEMENT_DENY(rmdir),
    CONFINEMENT_DENY(link),
    CONFINEMENT_DENY(symlink),
    CONFINEMENT_DENY(chmod),
    CONFINEMENT_DENY(chown),
#endif
    CONFINEMENT_DENY(socket),
    CONFINEMENT_DENY(socketpair),
    CONFINEMENT_DENY(execve),
    CONFINEMENT_DENY(execveat),
    CONFINEMENT_DENY(ptrace),
    CONFINEMENT_DENY(process_vm_readv),
    CONFINEMENT_DENY(process_vm_writev),
    CONFINEMENT_DENY(kill),
    CONFINEMENT_DENY(unlinkat),
    CONFINEMENT_DENY(renameat2),
    CONFINEMENT_DENY(renameat),
    CONFINEMENT_DENY(mkdirat),
    CONFINEMENT_DENY(linkat),
    CONFINEMENT_DENY(symlinkat),
    CONFINEMENT_DENY(truncate),
    CONFINEMENT_DENY(fchmodat),
    CONFINEMENT_DENY(fchownat),
    CONFINEMENT_DENY(mount),
    CONFINEMENT_DENY(bpf),
    CONFINEMENT_DENY(io_uring_setup),
    CONFINEMENT_DENY(userfaultfd),
    CONFINEMENT_DENY(unshare),
    CONFINEMENT_DENY(setns),
    BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
  };
  struct sock_fprog filter = {sizeof(program) / sizeof(program[0]), program};
  return prctl(PR_SET_SECCOMP, (long)SECCOMP_MODE_FILTER, &filter, 0L, 0L);
#else
  errno = ENOSYS;
  return -1;
#endif
}

#endif
