#include "src/corpus/template.h"

#include <array>
#include <stdexcept>

#include "engine/base/json_text.h"
#include "src/corpus/word_lists.h"

namespace attune::corpus {
namespace {

// Made-up slots are numbered from here, word lists from 0.
constexpr int kFirstMade = 1000;
constexpr std::array<std::string_view, 6> kMade = {"number", "few", "code", "amount", "clock", "place"};

int slot_of(std::string_view name) {
  for (size_t i = 0; i < kMade.size(); ++i) {
    if (kMade[i] == name) return kFirstMade + static_cast<int>(i);
  }
  int list = find_word_list(name);
  if (list < 0) throw std::logic_error("corpus: no word list '" + std::string(name) + "'");
  return list;
}

void append_two_digits(std::string& out, int value) {
  out += static_cast<char>('0' + value / 10);
  out += static_cast<char>('0' + value % 10);
}

void append_code(std::string& out, Random& random) {
  out += static_cast<char>('A' + random.below(26));
  out += static_cast<char>('A' + random.below(26));
  append_integer(out, random.between(1000, 9999));
}

// A name of a place that exists nowhere: "Ashbrook", "Millfield".
void append_place(std::string& out, Random& random) {
  out += random.pick(word_list(place_starts()));
  out += random.pick(word_list(place_ends()));
}

void append_made(std::string& out, std::string_view kind, Random& random) {
  if (kind == "number") {
    append_integer(out, random.between(2, 960));
  } else if (kind == "few") {
    append_integer(out, random.between(2, 28));
  } else if (kind == "code") {
    append_code(out, random);
  } else if (kind == "amount") {
    append_integer(out, random.between(3, 480));
    out += '.';
    append_two_digits(out, random.between(0, 99));
  } else if (kind == "clock") {
    append_integer(out, random.between(8, 19));
    out += ':';
    append_two_digits(out, random.between(0, 3) * 15);
  } else {
    append_place(out, random);
  }
}

}  // namespace

Template::Template(std::string_view text) {
  while (!text.empty()) {
    size_t open = text.find('{');
    Piece piece;
    piece.literal = text.substr(0, open);
    if (open == std::string_view::npos) {
      pieces_.push_back(piece);
      return;
    }
    size_t close = text.find('}', open);
    if (close == std::string_view::npos) throw std::logic_error("corpus: slot without an end");
    piece.list = slot_of(text.substr(open + 1, close - open - 1));
    pieces_.push_back(piece);
    text.remove_prefix(close + 1);
  }
}

void Template::append_to(std::string& out, Random& random) const {
  for (const Piece& piece : pieces_) {
    out += piece.literal;
    if (piece.list >= kFirstMade) {
      append_made(out, kMade[static_cast<size_t>(piece.list - kFirstMade)], random);
    } else if (piece.list >= 0) {
      out += random.pick(word_list(piece.list));
    }
  }
}

}  // namespace attune::corpus
