#include "tests/support/temp_folder.h"

#include <stdlib.h>

#include <fstream>
#include <stdexcept>

namespace attune::test {

TempFolder::TempFolder() {
  std::string name = (std::filesystem::temp_directory_path() / "attune-test-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("cannot make a folder for the test");
  path_ = name;
}

TempFolder::~TempFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

std::string TempFolder::write(const std::string& name, std::string_view text) const {
  std::string file = (path_ / name).string();
  std::ofstream(file, std::ios::binary) << text;
  return file;
}

}  // namespace attune::test
