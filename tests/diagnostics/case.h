// One golden case: a rubric with a mistake in it, and what is said about that.
//
// A case is a file CODE.yaml beside CODE.out. It is read as one text, or, where files and folders matter,
// split by lines that begin with '#>' (paths are inside a temporary folder):
//   #> file PATH           the lines below, up to the next '#>' line
//   #> folder PATH         an empty folder
//   #> link PATH TARGET    a symbolic link
//   #> fill PATH BYTES     a file of so many blanks
//   #> load PATH           what to load; 'pack' when not given
#pragma once

#include <string>

#include "engine/base/diagnostic.h"

namespace attune::test {

// The folder of the cases.
std::string case_folder();

// Loads the case `code` and returns all that is wrong with it, with paths as a user in the temporary folder
// sees them.
Diagnostics run_case(const std::string& code);

std::string read_text_file(const std::string& path);

}  // namespace attune::test
