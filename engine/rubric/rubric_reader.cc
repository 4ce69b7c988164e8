#include "engine/rubric/rubric_reader.h"

#include <algorithm>

#include "engine/base/json_text.h"
#include "engine/rubric/documents/header.h"
#include "engine/rubric/grades.h"
#include "engine/yaml/values.h"

namespace attune {
namespace {

constexpr int64_t kAllWeights = 100 * kOne;
constexpr int64_t kMostGateWords = 10'000;

// In thousandths; 0 where it cannot be read.
int32_t read_weight(const Node& node, std::string_view what, Reporter& reporter) {
  return static_cast<int32_t>(read_decimal(node, what, {3, 0, kAllWeights}, reporter).value_or(0));
}

Gate read_gate(const Node& node, Reporter& reporter) {
  Gate gate;
  Fields fields(node, kGateKeys, "'gate'", reporter);
  auto read = [&](std::string_view key, int32_t& words) {
    if (const Node* value = fields[key]) {
      words = static_cast<int32_t>(
          read_decimal(*value, quoted(key), {0, 0, kMostGateWords}, reporter).value_or(0));
    }
  };
  read("agent_words", gate.agent_words);
  read("customer_words", gate.customer_words);
  if (const Node* weight = fields["applicable_weight"])
    gate.applicable_weight = read_weight(*weight, "'applicable_weight'", reporter);
  return gate;
}

// `weight: 20`, or `weight: {otherwise: 20, chat: 30}`.
void read_weights(const Node& node, CriterionUse& use, Reporter& reporter) {
  if (!node.is_mapping()) {
    use.weight = read_weight(node, "'weight'", reporter);
    return;
  }
  Fields fields(node, channel_weight_keys(), "'weight'", reporter);
  if (const Node* otherwise = fields["otherwise"])
    use.weight = read_weight(*otherwise, "'otherwise'", reporter);
  for (int i = 1; i < kChannelCount; ++i) {  // 0 is the unknown channel
    const auto channel = static_cast<Channel>(i);
    if (const Node* weight = fields[channel_name(channel)])
      use.channel_weights.emplace_back(channel,
                                       read_weight(*weight, quoted(channel_name(channel)), reporter));
  }
}

void read_use(const Node& node, uint16_t section, LoadedRubricDocument& loaded, Reporter& reporter) {
  CriterionUse use;
  use.section = section;
  Fields fields(node, kUseKeys, "the entry of 'criteria'", reporter);
  if (const Node* weight = fields["weight"]) read_weights(*weight, use, reporter);
  if (const Node* flag = fields["auto_fail"]) {
    use.auto_fail = read_flag(*flag, "'auto_fail'", reporter).value_or(false);
    use.auto_fail_place = flag->place;
  }
  const Node* id = fields["use"];
  if (!id) return;
  std::optional<std::string> name = read_id(*id, "the criterion", reporter);
  if (!name) return;
  use.id = *name;
  use.place = id->place;
  auto same = std::find_if(loaded.uses.begin(), loaded.uses.end(),
                           [&](const CriterionUse& u) { return u.id == use.id; });
  if (same != loaded.uses.end()) {
    const bool elsewhere = same->place.file != use.place.file;  // in the rubric that is extended
    reporter.error("duplicate-use", use.place, "criterion '" + use.id + "' is used twice",
                   (elsewhere ? "already in " + same->place.file + ":" : "already on line ") +
                       std::to_string(same->place.line),
                   elsewhere ? "to weigh it differently, name it under 'change' instead"
                             : "use it once, with the weight of both");
    return;
  }
  loaded.uses.push_back(std::move(use));
}

void read_section(const Node& node, LoadedRubricDocument& loaded, Reporter& reporter) {
  Section section;
  Fields fields(node, kSectionKeys, "the section", reporter);
  if (const Node* id = fields["section"])
    section.id = read_id(*id, "the id of the section", reporter).value_or("");
  section.title = read_title(fields);
  auto& sections = loaded.rubric.sections;
  bool twice =
      std::any_of(sections.begin(), sections.end(), [&](const Section& s) { return s.id == section.id; });
  if (twice && !section.id.empty()) {
    reporter.error("duplicate-id", fields["section"]->place, "two sections have the id '" + section.id + "'",
                   "second one", "give each section an id of its own");
  }
  auto index = static_cast<uint16_t>(sections.size());
  sections.push_back(std::move(section));
  if (const Node* criteria = fields["criteria"]) {
    for (const Node* use : read_list(*criteria, "'criteria'", reporter))
      read_use(*use, index, loaded, reporter);
  }
}

std::string points(int64_t thousandths) {
  std::string text;
  append_fixed(text, thousandths, 3);
  return text;
}

int32_t weight_in(const CriterionUse& use, Channel channel) {
  for (const auto& [own, weight] : use.channel_weights)
    if (own == channel) return weight;
  return use.weight;
}

// The weights that hold in `channel` sum to 100.
bool check_weights_in(Channel channel, const LoadedRubricDocument& loaded, const SourcePlace& place,
                      Reporter& reporter) {
  int64_t sum = 0;
  std::string each;
  for (const CriterionUse& use : loaded.uses) {
    const int32_t weight = weight_in(use, channel);
    sum += weight;
    each += (each.empty() ? "" : " + ") + points(weight);
  }
  if (sum == kAllWeights) return true;
  const std::string where = channel == Channel::unknown ? "" : " in channel " + quoted(channel_name(channel));
  int64_t off = sum - kAllWeights;
  reporter.error(
      "weights-not-100", place,
      "weights of rubric '" + loaded.rubric.id + "'" + where + " sum to " + points(sum) + ", expected 100",
      each,
      sum == kOne ? "weights are in percent: write 100 where 1 stands for all"
                  : points(off < 0 ? -off : off) + (off < 0 ? " are missing" : " are too many"));
  return false;
}

void check_weights(const LoadedRubricDocument& loaded, const SourcePlace& place, Reporter& reporter) {
  if (!check_weights_in(Channel::unknown, loaded, place, reporter)) return;
  for (int i = 1; i < kChannelCount; ++i) {
    const auto channel = static_cast<Channel>(i);
    const bool differs = std::any_of(loaded.uses.begin(), loaded.uses.end(), [&](const CriterionUse& use) {
      return weight_in(use, channel) != use.weight;
    });
    if (differs) check_weights_in(channel, loaded, place, reporter);
  }
}

// Keys that a rubric may leave out only when it takes them over from the one that it extends (inherit.h).
void require(const Fields& fields, std::string_view key) {
  if (fields.has(key) || fields.has("extends") || fields.has_unknown_keys() || !fields.node().is_mapping())
    return;
  fields.reporter().error("missing-key", fields.place(), fields.subject() + " has no " + quoted(key),
                          quoted(key) + " is missing", "add it, or take over another rubric: 'extends: ID'");
}

}  // namespace

const KeyTable kRubricKeys = {"rubric",
                              {{"rubric", true},
                               {"version", true},
                               {"title", true},
                               {"description"},
                               {"languages"},
                               {"gate"},
                               {"extends"},
                               {"drop"},
                               {"change"},
                               {"sections"},
                               {"grades"}}};
const KeyTable kGateKeys = {"gate", {{"agent_words"}, {"customer_words"}, {"applicable_weight"}}};
const KeyTable kSectionKeys = {"section", {{"section", true}, {"title", true}, {"criteria", true}}};
const KeyTable kUseKeys = {"use", {{"use", true}, {"weight", true}, {"auto_fail"}}};

const KeyTable& channel_weight_keys() {
  static const KeyTable kKeys = [] {
    KeyTable table{"channel-weights", {{"otherwise", true}}};
    for (int i = 1; i < kChannelCount; ++i) table.keys.push_back({channel_name(static_cast<Channel>(i))});
    return table;
  }();
  return kKeys;
}

LoadedRubricDocument read_rubric_document(const Document& document, Reporter& reporter) {
  LoadedRubricDocument loaded;
  Rubric& rubric = loaded.rubric;
  size_t before = reporter.error_count();
  Fields fields(document.root, kRubricKeys, "rubric '" + document.id + "'", reporter);
  rubric.id = document.id;
  for (const std::string_view key : {"sections", "grades"}) require(fields, key);
  rubric.version = read_version(fields);
  rubric.title = read_title(fields);
  rubric.description = read_text_key(fields, "description");
  if (const Node* languages = fields["languages"]) rubric.languages = read_languages(*languages, reporter);
  if (const Node* gate = fields["gate"]) rubric.gate = read_gate(*gate, reporter);
  if (const Node* sections = fields["sections"]) {
    for (const Node* section : read_list(*sections, "'sections'", reporter))
      read_section(*section, loaded, reporter);
    bool weights_known = reporter.error_count() == before;
    if (weights_known) check_weights(loaded, fields.key_node("sections").place, reporter);
  }
  if (const Node* grades = fields["grades"]) rubric.grades = read_grades(*grades, reporter);
  return loaded;
}

}  // namespace attune
