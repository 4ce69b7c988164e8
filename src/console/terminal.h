// Terminal: the program's two voices. Results go to standard output, talk (summaries, progress, errors) to
// standard error. Colour only where a person looks: on a terminal, unless NO_COLOR is set or TERM is "dumb".
#pragma once

#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>

#include "engine/base/result.h"

namespace attune {

enum class Style : uint8_t { plain, bold, dim, red, green, yellow, cyan };

class Terminal {
 public:
  // `command` stands in front of error messages: "attune score".
  explicit Terminal(std::string command);

  // Writes to standard output. What could not be written is reported once, by flush().
  void print(std::string_view text);
  // Writes to standard error, removing a progress line first.
  void note(std::string_view text);
  // Writes "<command>: <message>" and the hint to standard error, and returns kCouldNotRun. Says nothing of
  // code 'reader-left' (output_file.h).
  int fail(const Error& error);

  // `text` in a style, where the stream shows colour; otherwise as it is.
  std::string paint(Style style, std::string_view text) const { return painted(out_colour_, style, text); }

  // Columns of standard output; 100 when it is not a terminal.
  int width() const { return width_; }

  // Whether somebody watches standard error: progress is shown only then.
  bool watched() const { return watched_; }
  // Shows `text` as the one progress line, replacing the last; nothing unless watched().
  void progress(std::string_view text);
  void end_progress();

  // Writes out what is buffered. False when standard output could not take all of it (it is full, or closed):
  // the message is printed here, except that a reader who left (head, less) is no error to speak of. What was
  // lost is told once.
  bool flush();
  // Whether something was left unsaid because nobody reads any more.
  bool reader_left() const { return reader_left_; }

 private:
  static std::string painted(bool colour, Style style, std::string_view text);

  std::string command_;
  bool out_colour_ = false, error_colour_ = false, watched_ = false, progress_shown_ = false,
       reader_left_ = false;
  int width_ = 100;
  int write_error_ = 0;  // errno of the first write to standard output that failed
};

}  // namespace attune
