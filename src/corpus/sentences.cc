#include "src/corpus/sentences.h"

#include <array>
#include <vector>

#include "engine/base/ascii.h"
#include "src/corpus/template.h"

namespace attune::corpus {
namespace {

using Templates = std::vector<Template>;

// Sentences begin with a capital, also when a slot comes first.
void append_sentence(std::string& text, const Templates& templates, Random& random) {
  size_t start = text.size();
  random.pick(templates).append_to(text, random);
  text[start] = upper(text[start]);
}

std::array<Templates, kPlantedCount> planted_templates() {
  std::array<Templates, kPlantedCount> all;
  for (size_t i = 0; i < all.size(); ++i) all[i] = make_templates(planted_sentences(static_cast<Planted>(i)));
  return all;
}

}  // namespace

void append_neutral(std::string& text, Role role, Random& random) {
  static const Templates agent = make_templates(neutral_sentences(Role::agent));
  static const Templates customer = make_templates(neutral_sentences(Role::customer));
  append_sentence(text, role == Role::agent ? agent : customer, random);
}

void append_special(std::string& text, Random& random) {
  static const Templates special = make_templates(special_sentences());
  append_sentence(text, special, random);
}

void append_planted(std::string& text, Planted planted, Random& random) {
  static const std::array<Templates, kPlantedCount> planted_sentences = planted_templates();
  append_sentence(text, planted_sentences[static_cast<size_t>(planted)], random);
}

}  // namespace attune::corpus
