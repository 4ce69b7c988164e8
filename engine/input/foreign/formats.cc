#include "engine/input/foreign/formats.h"

#include <algorithm>
#include <utility>

#include "engine/base/suggest.h"
#include "engine/input/shapes/builtin_shapes.h"

namespace attune {
namespace {

FormatAbilities abilities_of(const Shape& shape) {
  auto any = [&shape](auto... fields) { return (!shape[fields].empty() || ...); };
  FormatAbilities can;
  can.id = any(RecordField::id);
  can.agent =
      any(RecordField::agent_id, TurnField::agent_id, TurnField::agent_otherwise, SpeakerField::agent_id);
  can.roles =
      any(TurnField::role, SpeakerField::role, RecordField::customer_speaker, RecordField::agent_speaker);
  can.times = any(TurnField::start);
  can.overlap = can.times && any(TurnField::end, TurnField::duration);
  can.sentiment = any(RecordField::agent_sentiment, RecordField::customer_sentiment);
  can.outcome =
      any(RecordField::csat, RecordField::nps, RecordField::ces, RecordField::resolved, RecordField::churned);
  return can;
}

// What the native reader reads, said as a shape's keys: whatever has turns at its top is native.
Formats::Format native_format() {
  Formats::Format format;
  format.name = "native";
  format.title = "attune's own";
  format.can = {true, true, true, true, true, false, true};
  format.keys = {{{"turns", {{PathStep::Kind::key, "turns"}}}}};
  return format;
}

}  // namespace

Formats::Formats(ReadOptions options) : options_(std::move(options)) {}

void Formats::add(Shape shape) {
  Format& format = formats_.emplace_back();
  format.name = shape.name;
  format.title = shape.title;
  format.can = abilities_of(shape);
  format.keys = shape.keys;
  format.compiled.shape = std::move(shape);
}

Result<std::shared_ptr<const Formats>> Formats::make(ReadOptions options) {
  std::shared_ptr<Formats> made(new Formats(std::move(options)));
  for (const Shape& shape : made->options_.shapes) made->add(shape);
  made->native_ = made->formats_.size();
  made->formats_.push_back(native_format());
  for (const Shape& shape : builtin_shapes()) made->add(shape);

  std::vector<std::string> names;
  for (const Format& format : made->formats_) {
    if (std::find(names.begin(), names.end(), format.name) != names.end())
      return Error{"duplicate-format", "there are two formats '" + format.name + "'",
                   "give the shape another name; 'attune formats' lists those that there are"};
    names.push_back(format.name);
  }
  const std::string& wanted = made->options_.format;
  auto forced = std::find(names.begin(), names.end(), wanted);
  if (!wanted.empty() && forced == names.end())
    return Error{"unknown-format", "there is no format '" + wanted + "'",
                 suggest_name(wanted, names).empty() ? "'attune formats' lists those that there are"
                                                     : suggest_name(wanted, names)};
  if (!wanted.empty()) made->forced_ = static_cast<size_t>(forced - names.begin());
  if (!made->number_marks())
    return Error{"too-many-keys",
                 "the formats are recognised by " + std::to_string(made->marks_.size()) +
                     " keys, expected at most " + std::to_string(kMostMarks),
                 "list fewer 'keys' in the shapes, or give fewer shapes at once"};
  return std::shared_ptr<const Formats>(std::move(made));
}

std::shared_ptr<const Formats> Formats::builtin() {
  static const std::shared_ptr<const Formats> formats = *make({});
  return formats;
}

uint16_t Formats::mark_of(const ShapePath& path) {
  auto same = [&path](const ShapePath& one) { return one.steps == path.steps; };
  auto found = std::find_if(marks_.begin(), marks_.end(), same);
  if (found == marks_.end()) found = marks_.insert(found, path);
  return static_cast<uint16_t>(found - marks_.begin());
}

// Every format's tree has the marks of all, so that one walk tells whether the record is of another.
bool Formats::number_marks() {
  for (Format& format : formats_) {
    for (const ShapePaths& keys : format.keys) {
      std::vector<uint16_t>& marks = format.key_marks.emplace_back();
      for (const ShapePath& key : keys) marks.push_back(mark_of(key));
    }
  }
  if (marks_.size() > kMostMarks) return false;
  for (Format& format : formats_) format.compiled = compile_shape(std::move(format.compiled.shape), marks_);
  recogniser_ = compile_shape({}, marks_);
  return true;
}

size_t Formats::recognise(const Marks& marks) const {
  auto is_there = [&marks](uint16_t mark) { return marks[mark]; };
  for (size_t i = 0; i < formats_.size(); ++i) {
    for (const std::vector<uint16_t>& keys : formats_[i].key_marks)
      if (std::all_of(keys.begin(), keys.end(), is_there)) return i;
  }
  return kNoFormat;
}

std::vector<Formats::Near> Formats::nearest(const Marks& marks, size_t most) const {
  struct Candidate {
    Near near;
    double share = 0;
  };
  std::vector<Candidate> candidates;
  for (const Format& format : formats_) {
    Candidate best;
    for (size_t set = 0; set < format.keys.size(); ++set) {
      size_t there = 0;
      std::string_view missing;
      for (size_t i = 0; i < format.keys[set].size(); ++i) {
        uint16_t mark = format.key_marks[set][i];
        bool has = marks[mark];
        there += has ? 1 : 0;
        if (!has && missing.empty()) missing = format.keys[set][i].text;
      }
      double share = static_cast<double>(there) / static_cast<double>(format.keys[set].size());
      if (share > best.share) best = {{format.name, missing}, share};
    }
    if (best.share > 0) candidates.push_back(best);
  }
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const Candidate& a, const Candidate& b) { return a.share > b.share; });
  std::vector<Near> nearest;
  for (size_t i = 0; i < std::min(most, candidates.size()); ++i) nearest.push_back(candidates[i].near);
  return nearest;
}

}  // namespace attune
