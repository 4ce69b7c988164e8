// NativeReader: a record of the native format to a Conversation.
#pragma once

#include <string>
#include <string_view>

#include "engine/input/native/agent_roster.h"
#include "engine/input/native/field_reader.h"
#include "engine/input/native/native_format.h"
#include "engine/input/shapes/read_options.h"
#include "engine/model/conversation.h"

namespace attune {

// Not thread-safe. Views in the conversation point into the record and the cursor of `fields`.
class NativeReader {
 public:
  explicit NativeReader(FieldReader& fields) : fields_(fields) {}

  // Reads the record that `fields` has been started on to `conversation`, which is empty. False: rejected, or
  // the cursor says why not.
  bool read(Conversation& conversation);

  // From now on a record may be without an agent: it has one with the id kUnknownAgent (read_options.h).
  void allow_missing_agent() { roster_.allow_missing(kUnknownAgent); }

 private:
  bool read_record();
  bool read_top(std::string_view key, SeenKeys<TopKey>& seen);
  bool read_turns();
  bool read_turn();
  bool read_single_agent();
  bool read_agents();
  bool read_agent(std::string_view key);
  bool read_person_field(std::string_view key, Agent& person, SeenKeys<PersonKey>& seen);
  bool read_customer();
  bool read_outcome();
  bool read_tags();
  bool settle_agents();

  bool too_many_agents(std::string_view key) {
    return fields_.reject("too-many-agents", key, "one too many", "at most 1000 agents");
  }

  // Reads an object that may be null, under the name `section` in messages.
  template <class Field>
  bool read_section(std::string_view section, Field field) {
    if (fields_.take_null()) return true;
    if (fields_.json.peek() != '{') return fields_.wrong_type(section, "an object");
    fields_.place = {section, RecordPlace::kNoIndex};
    bool read = fields_.json.read_object(field);
    if (read) fields_.place = {};
    return read;
  }

  FieldReader& fields_;
  AgentRoster roster_;
  Conversation* conversation_ = nullptr;
};

}  // namespace attune
