// cmark: the CommonMark reference parser.
#include <cmark.h>
