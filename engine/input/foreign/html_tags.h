// HtmlTags: where the tags and comments of a message are. Internal to html_text.
#pragma once

#include <cstddef>
#include <string_view>

namespace attune {

struct HtmlTag {
  std::string_view name;  // none: a comment
  bool closes = false;
  size_t end = 0;  // after its '>'
};

// Reads in time linear to the text, whatever is in it. Not thread-safe.
class HtmlTags {
 public:
  explicit HtmlTags(std::string_view html) : html_(html) {}

  // The tag or comment that begins at `at`, where there is a '<'; false when there is none. To be asked from
  // left to right.
  bool read(size_t at, HtmlTag& tag);

  // How many bytes were searched for the ends of tags: for tests.
  size_t steps() const { return steps_; }

 private:
  size_t find(std::string_view sign, size_t from, size_t& known);

  std::string_view html_;
  size_t tag_end_ = 0, comment_end_ = 0;  // the next ones, as far as they were searched for
  size_t steps_ = 0;
};

}  // namespace attune
