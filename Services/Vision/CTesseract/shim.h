// Tesseract (text in images) and Leptonica (image decoding), through their C faces.
#include <tesseract/capi.h>
#include <leptonica/allheaders.h>
