// OpenVINO's C API; make deps puts its headers and libraries into .deps/openvino.
#include <openvino/c/openvino.h>
