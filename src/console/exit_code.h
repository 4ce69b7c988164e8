// What the program tells its caller.
#pragma once

namespace attune {

enum ExitCode : int {
  kDone = 0,
  kNotAsWanted = 1,  // done, but not as wanted: failed tests, too many rejects, inputs that could not be read
  kCouldNotRun = 2,  // wrong flags, a rubric with errors, an output that cannot be written
};

}  // namespace attune
