// zlib: DEFLATE in gzip's and in zlib's wrapping. ZLIB_CONST makes its input const.
#define ZLIB_CONST
#include <zlib.h>
