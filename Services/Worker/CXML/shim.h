// libxml2: its HTML parser accepts what browsers accept.
#include <libxml/HTMLparser.h>
#include <libxml/tree.h>
