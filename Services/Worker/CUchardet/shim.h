// uchardet: which encoding a text is in.
#include <uchardet.h>
// iconv: the C library's converter between encodings; Swift's overlay of the C library leaves it out.
#include <iconv.h>
