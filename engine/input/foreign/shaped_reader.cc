#include "engine/input/foreign/shaped_reader.h"

#include <algorithm>

#include "engine/base/ascii.h"
#include "engine/input/foreign/source_time.h"
#include "engine/input/foreign/word_turns.h"
#include "engine/input/json/json_number.h"

namespace attune {
namespace {

// "calls/2026/c-17.json.gz" is c-17.
std::string_view file_stem(std::string_view path) {
  std::string_view name = path.substr(path.rfind('/') + 1);
  for (std::string_view ending : {".gz", ".zst", ".json", ".ndjson", ".jsonl"})
    if (name.size() > ending.size() && name.ends_with(ending)) name.remove_suffix(ending.size());
  return name == "-" ? std::string_view() : name;
}

}  // namespace

bool ShapedReader::read(const CompiledShape& shape, const RecordOrigin& origin, Conversation& conversation) {
  shape_ = &shape;
  conversation_ = &conversation;
  arena_.start();
  roster_.start(conversation.agents);
  times_.start();
  if (!walker_.walk(shape, raw_)) return false;
  if (!has_turns() || !read_id(origin) || !read_start()) return false;
  read_channel();
  read_people();
  read_figures();
  if (several_channels()) speak_by_channel();
  roles_.start(shape, raw_);
  if (shape.shape.words) join_words(shape, roles_, arena_, raw_);
  if (!read_turns()) return false;
  settle_times();
  order_turns();
  settle_roles();
  return settle_agents();
}

bool ShapedReader::read_id(const RecordOrigin& origin) {
  Cell id = value(RecordField::id);
  std::string_view text = after_last(id.text(), shape_->shape.id_after);
  if (!id.has_value() && !origin.path.empty()) {
    text = file_stem(origin.path);
    conversation_->named_after_file = true;
    if (origin.record > 1 && !text.empty())
      text = arena_.copy(std::string(text) + "#" + std::to_string(origin.record));
  }
  if (text.empty())
    return fields_.missing(
        shape_->shape[RecordField::id].empty() ? "id" : shape_->shape[RecordField::id][0].text,
        "an id, or a file to name the conversation after");
  conversation_->id = text;
  return fields_.check_id("id", text);
}

void ShapedReader::read_channel() {
  const Shape& shape = shape_->shape;
  conversation_->channel = shape.channel;
  Cell name = value(RecordField::channel);
  if (!name.has_value()) return;
  for (const auto& [known, channel] : shape.channels)
    if (same_letters(name.text(), known)) conversation_->channel = channel;
}

bool ShapedReader::read_start() {
  Cell start = value(RecordField::started_at);
  if (!start.has_value()) return true;
  SourceTime time;
  const TimeUnit unit = shape_->shape.started_unit;
  bool date = unit == TimeUnit::text;
  bool known = read_time(start, unit, time) && time.absolute;
  if (!known && !date) date = known = read_time(start, TimeUnit::text, time) && time.absolute;
  if (known) times_.set_started(time.ms);
  // What is not understood is kept as it stands, so that whoever counts days can tell it from none.
  conversation_->started_at = known && !date ? arena_.copy(utc_time_text(time.ms)) : start.text();
  return true;
}

void ShapedReader::read_people() {
  conversation_->customer_id = value(RecordField::customer_id).text();
  conversation_->customer_name = value(RecordField::customer_name).text();
  // "en_us" is written en-us in BCP 47.
  std::string_view language = value(RecordField::language).text();
  if (language.find('_') != std::string_view::npos) {
    std::string dashed(language);
    std::replace(dashed.begin(), dashed.end(), '_', '-');
    language = arena_.copy(dashed);
  }
  conversation_->language = language;
}

void ShapedReader::read_figures() {
  auto number = [this](RecordField field, std::optional<double>& out) {
    const Cell& cell = value(field);
    double figure = 0;
    if (cell.has_value() && cell.is_short_integer()) {
      out = cell.value();
    } else if (cell.has_value() && is_json_number(cell.text()) && to_double(cell.text(), figure)) {
      out = figure;
    }
  };
  auto flag = [this](RecordField field, std::optional<bool>& out) {
    std::string_view text = value(field).text();
    if (text == "true" || text == "false") out = text == "true";
  };
  Outcome& outcome = conversation_->outcome;
  auto outcome_number = [&number](RecordField field, std::optional<double>& out) {
    number(field, out);
    if (out && !is_outcome(*out)) out.reset();
  };
  outcome_number(RecordField::csat, outcome.csat);
  outcome_number(RecordField::nps, outcome.nps);
  outcome_number(RecordField::ces, outcome.ces);
  flag(RecordField::resolved, outcome.resolved);
  flag(RecordField::churned, outcome.churned);
  SourceAnalysis& analysis = conversation_->analysis;
  number(RecordField::agent_sentiment, analysis.agent_sentiment);
  number(RecordField::customer_sentiment, analysis.customer_sentiment);
  number(RecordField::interruptions, analysis.interruptions);
  number(RecordField::agent_interruptions, analysis.agent_interruptions);
  for (size_t i = 0; i < shape_->tags.size(); ++i) {
    Cell tag = first_value(raw_.record.data(), shape_->tags[i]);
    if (tag.has_value()) conversation_->tags.emplace_back(shape_->shape.tags[i].first, tag.text());
  }
}

}  // namespace attune
