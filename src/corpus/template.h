// Template: a sentence with slots, "the {product} in {colour}". A slot is filled with a random word of the
// list of that name (word_lists.h), or with something made up on the spot: {number} {code} {amount} {clock}
// {place}.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "src/corpus/random.h"

namespace attune::corpus {

class Template {
 public:
  // `text` must outlive the template. A slot of an unknown name is a mistake in the lists: it throws
  // std::logic_error, which the tests would see.
  explicit Template(std::string_view text);

  void append_to(std::string& out, Random& random) const;

 private:
  struct Piece {
    std::string_view literal;  // comes first
    int list = kNoSlot;        // then a word of this list, or one of the made-up kinds
  };
  static constexpr int kNoSlot = -1;
  std::vector<Piece> pieces_;
};

// All of `texts` as templates.
template <class Texts>
std::vector<Template> make_templates(const Texts& texts) {
  return std::vector<Template>(texts.begin(), texts.end());
}

}  // namespace attune::corpus
