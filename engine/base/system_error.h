// What the operating system says of an error number.
#pragma once

#include <string>
#include <system_error>

namespace attune {

// "No such file or directory". Unlike strerror() for any thread.
inline std::string system_error_text(int number) { return std::generic_category().message(number); }

}  // namespace attune
