// A folder for a test's files, gone with the object.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace attune::test {

class TempFolder {
 public:
  TempFolder();
  ~TempFolder();
  TempFolder(const TempFolder&) = delete;
  TempFolder& operator=(const TempFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }
  // The path of the file `name` in it, whether there is one or not.
  std::string file(const std::string& name) const { return (path_ / name).string(); }
  // Writes the file `name` (replacing it) and returns its path.
  std::string write(const std::string& name, std::string_view text) const;

 private:
  std::filesystem::path path_;
};

}  // namespace attune::test
