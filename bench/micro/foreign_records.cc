#include "bench/micro/foreign_records.h"

#include <cstdio>

#include "bench/micro/workload.h"
#include "engine/base/json_text.h"
#include "engine/input/reader.h"
#include "engine/input/shape_reader.h"

namespace attune::bench {
namespace {

constexpr std::string_view kNativeShape =
    "shape: native-as-shape\nid: id\nagent: agent\nchannel: {path: channel}\nlanguage: language\n"
    "started_at: started_at\nturns: {list: turns, text: text, role: role, unit: ms, start: start_ms, end: "
    "end_ms}\n";

// Messages have no end: they take no time.
int32_t end_of(const Turn& turn) { return turn.end_ms == kNoTime ? turn.start_ms : turn.end_ms; }

std::string number(int32_t ms, double per_ms) {
  if (ms == kNoTime) return "0";
  char text[40];
  std::snprintf(text, sizeof text, per_ms < 1 ? "%.3f" : "%.0f", ms * per_ms);
  return text;
}

void append_filled(std::string& out, std::string_view pattern, const ForeignFormat& format,
                   const Conversation& conversation, const Turn* turn) {
  for (size_t at = 0; at < pattern.size(); ++at) {
    if (pattern[at] != '%') {
      out += pattern[at];
      continue;
    }
    switch (pattern[++at]) {
      case 'i':
        out += conversation.id;
        break;
      case 'a':
        append_json_string(out, turn->text);
        break;
      case 's':
        out += number(turn->start_ms, format.per_ms);
        break;
      case 'e':
        out += number(end_of(*turn), format.per_ms);
        break;
      case 'd':
        out += number(end_of(*turn) - turn->start_ms, format.per_ms);
        break;
      default:
        out += turn->role == Role::agent ? format.agent : format.customer;
    }
  }
}

std::string written_in(const ForeignFormat& format, const Conversation& conversation) {
  std::string record;
  append_filled(record, format.head, format, conversation, nullptr);
  for (const Turn& turn : conversation.turns) {
    if (&turn != conversation.turns.data()) record += ',';
    append_filled(record, format.turn, format, conversation, &turn);
  }
  return record += format.tail;
}

std::shared_ptr<const Formats> formats_of(const ForeignFormat& format) {
  if (format.shape.empty()) return Formats::builtin();
  ReadOptions options;
  options.shapes.push_back(load_shape_text(format.shape, "bench").shape);
  return *Formats::make(std::move(options));
}

}  // namespace

const std::vector<ForeignFormat>& foreign_formats() {
  static constexpr std::string_view kNativeHead = R"({"id":"%i","agent":"a-1","turns":[)";
  static constexpr std::string_view kNativeTurn = R"({"role":"%r","text":%a,"start_ms":%s,"end_ms":%e})";
  static const std::vector<ForeignFormat> formats = {
      {"native", kNativeHead, kNativeTurn, "]}", "agent", "customer", 1, ""},
      {"native-as-shape", kNativeHead, kNativeTurn, "]}", "agent", "customer", 1, kNativeShape},
      {"contact-lens-voice",
       R"({"CustomerMetadata":{"ContactId":"%i"},"Participants":[{"ParticipantId":"AGENT","ParticipantRole":"AGENT"},{"ParticipantId":"CUSTOMER","ParticipantRole":"CUSTOMER"}],"Transcript":[)",
       R"({"BeginOffsetMillis":%s,"Content":%a,"EndOffsetMillis":%e,"Id":"t","ParticipantId":"%r","Sentiment":"NEUTRAL","LoudnessScore":[79.27]})",
       "]}", "AGENT", "CUSTOMER", 1, ""},
      {"ccai-ingest", R"({"conversation_info":{"conversation_id":"%i"},"entries":[)",
       R"({"text":%a,"role":"%r","user_id":1,"start_timestamp_usec":%s})", "]}", "AGENT", "CUSTOMER", 1000,
       ""},
      {"genesys-cloud",
       R"({"conversationId":"%i","communicationId":"c","participants":[{"participantPurpose":"agent","userId":"u"}],"transcripts":[{"phrases":[)",
       R"({"text":%a,"stability":1,"startTimeMs":%s,"duration":{"milliseconds":%d},"words":[],"participantPurpose":"%r"})",
       "]}]}", "internal", "external", 1, ""},
      {"twilio",
       R"({"sid":"%i","channel":{"participants":[{"channel_participant":1,"role":"Agent"},{"channel_participant":2,"role":"Customer"}]},"sentences":[)",
       R"({"media_channel":%r,"sentence_index":0,"start_time":"%s","end_time":"%e","transcript":%a,"confidence":"0.9","words":[]})",
       "]}", "1", "2", 0.001, ""},
      {"deepgram", R"({"metadata":{"request_id":"%i"},"results":{"utterances":[)",
       R"({"start":%s,"end":%e,"confidence":0.98,"channel":0,"transcript":%a,"words":[{"word":"a","start":1.5,"end":2.25,"confidence":0.99,"speaker":0,"punctuated_word":"A"}],"speaker":%r})",
       "]}}", "0", "1", 0.001, ""},
      {"assemblyai", R"({"id":"%i","audio_duration":9,"utterances":[)",
       R"({"speaker":"%r","text":%a,"confidence":0.95,"start":%s,"end":%e,"words":[]})", "]}", "A", "B", 1,
       ""},
      {"whisperx", R"({"language":"en","segments":[)", R"({"start":%s,"end":%e,"text":%a,"speaker":"%r"})",
       R"(],"word_segments":[]})", "SPEAKER_00", "SPEAKER_01", 0.001, ""},
      {"zendesk-ticket", R"({"ticket":{"id":"%i","requester_id":2,"assignee_id":1},"comments":[)",
       R"({"author_id":%r,"public":true,"created_at":"2026-10-19T08:00:00Z","plain_body":%a})", "]}", "1",
       "2", 1, ""},
      {"intercom", R"({"id":"%i","conversation_parts":{"conversation_parts":[)",
       R"({"part_type":"comment","created_at":1792400400,"author":{"type":"%r","id":"x"},"body":%a})", "]}}",
       "admin", "user", 1, ""},
      {"messages", R"({"id":"%i","agent_id":"a","messages":[)", R"({"role":"%r","content":%a})", "]}",
       "assistant", "user", 1, ""},
  };
  return formats;
}

ForeignRecords foreign_records(const ForeignFormat& format) {
  ForeignRecords result;
  result.formats = formats_of(format);
  RecordReader reader;
  Conversation conversation;
  Reject reject;
  for (std::string_view record : workload().records) {
    if (!reader.read(record, conversation, reject)) continue;
    std::string written = written_in(format, conversation);
    result.bytes += written.size();
    result.turns += conversation.turns.size();
    result.records.push_back(written.append(kTextPadding, '\0'));
  }
  for (const std::string& record : result.records)
    result.views.push_back(std::string_view(record).substr(0, record.size() - kTextPadding));
  return result;
}

}  // namespace attune::bench
