#include "tests/faults/program.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <iterator>

namespace attune::test {
namespace {

std::string take_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::string text(std::istreambuf_iterator<char>(file), {});
  ::unlink(path.c_str());
  return text;
}

void redirect(const std::string& path, int flags, int descriptor) {
  int file = ::open(path.c_str(), flags, 0600);
  if (file < 0 || ::dup2(file, descriptor) < 0) ::_exit(126);
  ::close(file);
}

}  // namespace

Program::Program(std::string folder, std::vector<std::string> arguments,
                 std::map<std::string, std::string> environment)
    : folder_(std::move(folder)), arguments_(std::move(arguments)), environment_(std::move(environment)) {}

void Program::start(const std::string& input, size_t memory) {
  std::vector<char*> words;
  std::string program = ATTUNE_PROGRAM;
  words.push_back(program.data());
  for (const std::string& argument : arguments_) words.push_back(const_cast<char*>(argument.c_str()));
  words.push_back(nullptr);
  process_ = ::fork();
  if (process_ != 0) return;
  if (::chdir(folder_.c_str()) != 0) ::_exit(126);
  redirect(input, O_RDONLY, STDIN_FILENO);
  redirect(".stdout", O_WRONLY | O_CREAT | O_TRUNC, STDOUT_FILENO);
  redirect(".stderr", O_WRONLY | O_CREAT | O_TRUNC, STDERR_FILENO);
  ::setenv("ATTUNE_RUBRICS", ATTUNE_SOURCE_DIR "/tests/golden/rubrics", 1);
  for (const auto& [name, value] : environment_) ::setenv(name.c_str(), value.c_str(), 1);
  struct rlimit limit = {memory, memory};
  if (memory > 0) ::setrlimit(RLIMIT_AS, &limit);
  ::execv(words[0], words.data());
  ::_exit(127);
}

void Program::signal(int number) const { ::kill(process_, number); }

bool Program::catches(int signal) const {
  std::ifstream status("/proc/" + std::to_string(process_) + "/status");
  for (std::string line; std::getline(status, line);)
    if (line.rfind("SigCgt:", 0) == 0)
      return (std::stoull(line.substr(7), nullptr, 16) >> (signal - 1) & 1) != 0;
  return false;
}

ProgramResult Program::wait() {
  int status = 0;
  struct rusage usage = {};
  ::wait4(process_, &status, 0, &usage);
  ProgramResult result;
  result.peak_bytes = static_cast<size_t>(usage.ru_maxrss) * 1024;
  if (WIFEXITED(status)) result.exit = WEXITSTATUS(status);
  if (WIFSIGNALED(status)) result.signal = WTERMSIG(status);
  result.out = take_file(folder_ + "/.stdout");
  result.error = take_file(folder_ + "/.stderr");
  return result;
}

std::map<std::string, std::string> Program::fault(const std::string& fault) {
  return {{"LD_PRELOAD", ATTUNE_FAULT_SHIM},
          {"ATTUNE_FAULT", fault},
          // The sanitizers want to be first; the shim only passes calls on.
          {"ASAN_OPTIONS", "verify_asan_link_order=0"}};
}

}  // namespace attune::test
