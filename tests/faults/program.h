// Running the real program with something done to it.
#pragma once

#include <sys/types.h>

#include <map>
#include <string>
#include <vector>

namespace attune::test {

struct ProgramResult {
  int exit = -1;   // its exit status; -1 when a signal ended it
  int signal = 0;  // the signal that ended it
  std::string out, error;
  size_t peak_bytes = 0;  // of memory
};

class Program {
 public:
  // `attune ARGUMENTS...` in `folder`, with these environment variables besides the shipped ones of the
  // tests.
  Program(std::string folder, std::vector<std::string> arguments,
          std::map<std::string, std::string> environment = {});

  // Starts it; standard input is `input` ("/dev/null" unless said otherwise). At most `memory` bytes of
  // address space, 0: no limit.
  void start(const std::string& input = "/dev/null", size_t memory = 0);
  void signal(int number) const;
  bool catches(int signal) const;  // whether it has a handler for the signal by now
  ProgramResult wait();

  ProgramResult run() {
    start();
    return wait();
  }

  // The environment that preloads the fault shim with this fault ("write:28:3:scores.db").
  static std::map<std::string, std::string> fault(const std::string& fault);

 private:
  const std::string folder_;
  const std::vector<std::string> arguments_;
  const std::map<std::string, std::string> environment_;
  pid_t process_ = 0;
};

}  // namespace attune::test
