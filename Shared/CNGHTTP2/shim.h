// libnghttp2: HTTP/2 frames, HPACK and flow control.
#include <nghttp2/nghttp2.h>
