#include "src/console/terminal.h"

#include <fmt/format.h>
#include <stdio_ext.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <utility>

#include "engine/base/system_error.h"
#include "src/console/control_characters.h"
#include "src/console/exit_code.h"

namespace attune {
namespace {

bool set_and_not_empty(const char* name) {
  const char* value = std::getenv(name);
  return value != nullptr && *value != '\0';
}

bool shows_colour(int stream) {
  const char* term = std::getenv("TERM");
  return isatty(stream) && !set_and_not_empty("NO_COLOR") && term != nullptr &&
         std::strcmp(term, "dumb") != 0;
}

int terminal_width(int stream) {
  winsize size{};
  if (ioctl(stream, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return 100;
  return size.ws_col;
}

std::string_view escape_of(Style style) {
  switch (style) {
    case Style::plain:
      return "";
    case Style::bold:
      return "\x1b[1m";
    case Style::dim:
      return "\x1b[2m";
    case Style::red:
      return "\x1b[31m";
    case Style::green:
      return "\x1b[32m";
    case Style::yellow:
      return "\x1b[33m";
    case Style::cyan:
      return "\x1b[36m";
  }
  return "";
}

constexpr std::string_view kEraseLine = "\r\x1b[K";

}  // namespace

Terminal::Terminal(std::string command)
    : command_(std::move(command)),
      out_colour_(shows_colour(STDOUT_FILENO)),
      error_colour_(shows_colour(STDERR_FILENO)),
      watched_(isatty(STDERR_FILENO) != 0),
      width_(terminal_width(STDOUT_FILENO)) {}

void Terminal::print(std::string_view text) {
  std::string fit;
  if (isatty(STDOUT_FILENO) != 0) text = fit = fit_for_terminal(text, out_colour_);
  if (std::fwrite(text.data(), 1, text.size(), stdout) < text.size() && write_error_ == 0)
    write_error_ = errno;
}

void Terminal::note(std::string_view text) {
  end_progress();
  std::string fit;
  if (watched_) text = fit = fit_for_terminal(text, error_colour_);
  std::fwrite(text.data(), 1, text.size(), stderr);
}

int Terminal::fail(const Error& error) {
  if (error.code == "reader-left") {  // head and less have seen enough: nothing to say
    reader_left_ = true;
    return kCouldNotRun;
  }
  std::string text = command_ + ": " + error.message + "\n";
  if (!error.help.empty()) text += "  hint: " + error.help + "\n";
  note(text);
  return kCouldNotRun;
}

void Terminal::progress(std::string_view text) {
  if (!watched_) return;
  // A line longer than the terminal would wrap and could not be erased again.
  std::string line(kEraseLine);
  line += fit_for_terminal(text, false)
              .substr(0, static_cast<size_t>(std::max(terminal_width(STDERR_FILENO) - 1, 0)));
  std::fwrite(line.data(), 1, line.size(), stderr);
  progress_shown_ = true;
}

void Terminal::end_progress() {
  if (!progress_shown_) return;
  std::fwrite(kEraseLine.data(), 1, kEraseLine.size(), stderr);
  progress_shown_ = false;
}

bool Terminal::flush() {
  end_progress();
  if (std::fflush(stdout) != 0 && write_error_ == 0) write_error_ = errno;
  if (write_error_ == 0) return true;
  const int error = std::exchange(write_error_, 0);
  __fpurge(stdout);  // what could not be written is not tried again
  if (error == EPIPE)
    reader_left_ = true;
  else
    fail({"cannot-write", fmt::format("cannot write to standard output: {}", system_error_text(error))});
  return false;
}

std::string Terminal::painted(bool colour, Style style, std::string_view text) {
  if (!colour || style == Style::plain) return std::string(text);
  return fmt::format("{}{}\x1b[0m", escape_of(style), text);
}

}  // namespace attune
