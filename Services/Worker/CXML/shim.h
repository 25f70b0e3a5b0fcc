// libxml2: its HTML parser accepts what browsers accept.
#include <libxml/xmlversion.h>
// Debian's libxml2 shows ICU's own types in its headers; they are not used here, and Foundation brings other ones.
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/tree.h>
