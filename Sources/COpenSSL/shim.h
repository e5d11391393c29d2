// What Swift cannot import from C headers by itself: function-like macros, composite constants
// and variadic functions.
#ifndef ASSAY_COPENSSL_SHIM_H
#define ASSAY_COPENSSL_SHIM_H

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>
#include <openssl/pkcs12.h>
#include <openssl/rand.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>
#include <sys/resource.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

// A macro of several constants: what of a key is loaded.
static const int COPENSSL_EVP_PKEY_PUBLIC_KEY = EVP_PKEY_PUBLIC_KEY;
static const int COPENSSL_EVP_PKEY_KEYPAIR = EVP_PKEY_KEYPAIR;

// No core file, and no reading of this process's memory by the user's other processes.
static inline int copenssl_forbid_dumps(void) {
  struct rlimit none = {0, 0};
  int status = setrlimit(RLIMIT_CORE, &none);
#ifdef __linux__
  status |= prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
#endif
  return status;
}

// How much memory this process may keep from being swapped out, unless it has the privilege.
static inline unsigned long long copenssl_lockable_bytes(void) {
  struct rlimit limit = {0, 0};
  return getrlimit(RLIMIT_MEMLOCK, &limit) == 0 ? limit.rlim_cur : 0;
}

// Overwrites what functions that have returned left on the stack.
static inline __attribute__((noinline)) void copenssl_overwrite_stack(void) {
  unsigned char stack[16384];
  OPENSSL_cleanse(stack, sizeof stack);
}

#endif
