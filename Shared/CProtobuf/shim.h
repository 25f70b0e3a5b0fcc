// libprotobuf-c: the protobuf wire codec.
#include <protobuf-c/protobuf-c.h>
