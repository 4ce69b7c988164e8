// ShapedReader: a record of a foreign format to a Conversation, by its shape.
#pragma once

#include <string_view>
#include <vector>

#include "engine/input/foreign/raw_record.h"
#include "engine/input/foreign/record_walker.h"
#include "engine/input/foreign/speaker_roles.h"
#include "engine/input/foreign/text_arena.h"
#include "engine/input/foreign/turn_times.h"
#include "engine/input/native/agent_roster.h"
#include "engine/input/native/field_reader.h"
#include "engine/input/shapes/compiled_shape.h"
#include "engine/input/shapes/read_options.h"

namespace attune {

// Not thread-safe. Views in the conversation point into the record, the cursor of `fields` and this reader.
class ShapedReader {
 public:
  ShapedReader(FieldReader& fields, const ReadOptions& options)
      : fields_(fields), options_(options), walker_(fields, arena_), roles_(options) {}

  // Reads the record that `fields` has been started on. False: rejected, or the cursor says why not; marks()
  // holds for what was seen till then.
  bool read(const CompiledShape& shape, const RecordOrigin& origin, Conversation& conversation);

  // The shape's marks that the record has.
  const Marks& marks() const { return raw_.marks; }
  // The speaker of a turn of the conversation, as the source names and this reader understands them.
  const SpeakerRoles::Speaker& speaker(size_t turn) const { return roles_.speakers()[who_[turn]]; }

 private:
  const Cell& value(RecordField field) const { return first_value(raw_.record.data(), (*shape_)[field]); }

  bool read_id(const RecordOrigin& origin);
  void read_channel();
  bool read_start();
  void read_people();
  void read_figures();

  bool several_channels() const;
  void speak_by_channel();
  bool read_turns();
  bool read_turn(size_t row);
  bool has_turns();
  bool has_speakers();
  void order_turns();
  void settle_times();
  void settle_roles();
  bool settle_agents();
  bool settle_agents_by_speaker();
  bool settle_agents_by_turn();
  bool add_agent(size_t turn, size_t listed, uint16_t& index);
  size_t listed_agent(size_t turn) const;
  Agent agent_of(size_t turn, size_t listed) const;

  FieldReader& fields_;
  const ReadOptions& options_;
  TextArena arena_;
  RecordWalker walker_;
  SpeakerRoles roles_;
  RawRecord raw_;
  AgentRoster roster_;

  // Of the record that is being read.
  const CompiledShape* shape_ = nullptr;
  Conversation* conversation_ = nullptr;
  TurnTimes times_;
  std::vector<size_t> who_, rows_;  // of each turn: its speaker, by index, and its row
  bool turns_name_agents_ = false;  // some of them do
};

}  // namespace attune
