// uchardet: which encoding a text is in.
#include <uchardet.h>
