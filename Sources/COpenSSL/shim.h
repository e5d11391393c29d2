// What Swift cannot import from OpenSSL's headers by itself: function-like macros and
// composite constants.
#ifndef ASSAY_COPENSSL_SHIM_H
#define ASSAY_COPENSSL_SHIM_H

#include <openssl/bio.h>
#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/kdf.h>
#include <openssl/pem.h>
#include <openssl/pkcs12.h>
#include <openssl/rand.h>
#include <openssl/x509.h>

static inline long copenssl_bio_mem_data(BIO *bio, char **bytes) {
  return BIO_get_mem_data(bio, bytes);
}

#endif
