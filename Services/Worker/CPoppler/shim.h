// poppler through its GLib face: the C API that Debian ships for PDF text and rendering.
#include <poppler.h>
// cairo: the surface that pages are rendered on.
#include <cairo.h>
