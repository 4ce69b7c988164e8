#include "bench/micro/foreign_records.h"

#include <algorithm>
#include <cstdio>

#include "bench/micro/workload.h"
#include "engine/base/json_text.h"
#include "engine/input/foreign/source_time.h"
#include "engine/input/reader.h"
#include "engine/input/shapes/shape_reader.h"

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

// "2026-10-19T08:01:02.500Z", that long after 8 o'clock.
std::string date(int32_t ms) {
  constexpr int64_t kEightOClock = 1'792'396'800'000;
  return utc_time_text(kEightOClock + (ms == kNoTime ? 0 : ms));
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
      case 't':
        out += date(turn->start_ms);
        break;
      default:
        out += turn->role == Role::agent ? format.agent : format.customer;
    }
  }
}

// The words of a turn as turns of their own, one after the other in its time.
std::vector<Turn> words_of(const Turn& turn) {
  std::vector<Turn> words;
  for (std::string_view rest = turn.text; !rest.empty();) {
    size_t end = std::min(rest.find(' '), rest.size());
    words.push_back({rest.substr(0, end), kNoTime, kNoTime, turn.agent, turn.role});
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  int32_t step = (end_of(turn) - turn.start_ms) / static_cast<int32_t>(std::max<size_t>(words.size(), 1));
  for (size_t i = 0; i < words.size(); ++i) {
    words[i].start_ms = turn.start_ms + step * static_cast<int32_t>(i);
    words[i].end_ms = words[i].start_ms + step;
  }
  return words;
}

std::string written_in(const ForeignFormat& format, const Conversation& conversation) {
  std::string record;
  append_filled(record, format.head, format, conversation, nullptr);
  bool first = true;
  auto append = [&](const Turn& turn) {
    if (!first) record += format.between;
    first = false;
    append_filled(record, format.turn, format, conversation, &turn);
  };
  for (const Turn& turn : conversation.turns) {
    if (!format.of_words) {
      append(turn);
      continue;
    }
    for (const Turn& word : words_of(turn)) append(word);
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
      {"assemblyai-words", R"({"id":"%i","audio_duration":9,"multichannel":true,"words":[)",
       R"({"text":%a,"start":%s,"end":%e,"confidence":0.95,"channel":"%r","speaker":null})", "]}", "1", "2",
       1, "", true},
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
      {"contact-lens-chat",
       R"({"ChatTranscriptVersion":"1.0","CustomerMetadata":{"ContactId":"%i"},"Participants":[{"ParticipantId":"p1","ParticipantRole":"AGENT"},{"ParticipantId":"p2","ParticipantRole":"CUSTOMER"}],"Transcript":[)",
       R"({"AbsoluteTime":"%t","Content":%a,"ContentType":"text/plain","DisplayName":"M","Id":"t","ParticipantId":"%r","Type":"MESSAGE"})",
       "]}", "p1", "p2", 1, ""},
      {"transcribe-calls", R"({"JobName":"%i","Participants":[{"ParticipantRole":"AGENT"}],"Transcript":[)",
       R"({"LoudnessScores":[79.2,80.1],"Content":%a,"Items":[],"Id":"t","BeginOffsetMillis":%s,"EndOffsetMillis":%e,"Sentiment":"NEUTRAL","ParticipantRole":"%r"})",
       "]}", "AGENT", "CUSTOMER", 1, ""},
      {"transcribe-segments",
       R"({"jobName":"%i","results":{"transcripts":[{"transcript":""}],"audio_segments":[)",
       R"({"id":0,"transcript":%a,"start_time":"%s","end_time":"%e","speaker_label":"%r","items":[1,2]})",
       "]}}", "spk_0", "spk_1", 0.001, ""},
      {"transcribe", R"({"jobName":"%i","results":{"transcripts":[{"transcript":""}],"items":[)",
       R"({"id":0,"type":"pronunciation","alternatives":[{"confidence":"0.98","content":%a}],"start_time":"%s","end_time":"%e","speaker_label":"%r"})",
       "]}}", "spk_0", "spk_1", 0.001, "", true},
      {"post-call-analytics",
       R"({"ConversationAnalytics":{"GUID":"%i","Agent":"a","SpeakerLabels":[{"Speaker":"spk_0","DisplayText":"Agent"},{"Speaker":"spk_1","DisplayText":"Customer"}]},"SpeechSegments":[)",
       R"({"SegmentStartTime":%s,"SegmentEndTime":%e,"SegmentSpeaker":"%r","SegmentInterruption":false,"OriginalText":"","DisplayText":%a,"TextEdited":0,"SentimentScore":0.5,"EntitiesDetected":[]})",
       "]}", "spk_0", "spk_1", 0.001, ""},
      {"ccai-insights",
       R"({"name":"projects/p/locations/l/conversations/%i","medium":"PHONE_CALL","agentId":"a","transcript":{"transcriptSegments":[)",
       R"({"text":%a,"confidence":0.9,"words":[{"startOffset":"%ss","endOffset":"%es","word":"a","confidence":0.9}],"languageCode":"en-US","channelTag":1,"segmentParticipant":{"role":"%r","userId":"u"}})",
       "]}}", "HUMAN_AGENT", "END_USER", 0.001, ""},
      {"deepgram-words",
       R"({"metadata":{"request_id":"%i"},"results":{"channels":[{"alternatives":[{"words":[)",
       R"({"word":%a,"start":%s,"end":%e,"confidence":0.98,"speaker":%r,"punctuated_word":%a})", "]}]}]}}",
       "0", "1", 0.001, "", true},
      {"azure-batch", R"({"source":"%i","recognizedPhrases":[)",
       R"({"recognitionStatus":"Success","channel":0,"speaker":%r,"offset":"PT%sS","duration":"PT%dS","offsetInTicks":400000.0,"nBest":[{"confidence":0.9,"lexical":"","itn":"","maskedITN":"","display":%a}]})",
       "]}", "1", "2", 0.001, ""},
      {"azure-fast", R"({"durationMilliseconds":9000,"phrases":[)",
       R"({"speaker":%r,"offsetMilliseconds":%s,"durationMilliseconds":%d,"text":%a,"words":[],"locale":"en-US","confidence":0.95})",
       "]}", "1", "2", 1, ""},
      {"azure-realtime", "",
       R"({"Id":"r","RecognitionStatus":"Success","Offset":%s,"Duration":%d,"Channel":0,"Type":"ConversationTranscription","SpeakerId":"%r","DisplayText":%a})",
       "", "Guest-1", "Guest-2", 10000, "", false, "\n"},
      {"azure-conversation",
       R"({"analysisInput":{"conversations":[{"id":"%i","language":"en","modality":"text","conversationItems":[)",
       R"({"id":"1","participantId":"%r","text":%a})", R"(]}]},"tasks":[]})", "Agent", "Customer", 1, ""},
      {"zendesk-chat", R"({"id":"%i","agent_ids":["a"],"visitor":{"id":"v"},"history":[)",
       R"({"name":"M","msg":%a,"nick":"%r","timestamp":"%t","type":"chat.msg"})", "]}", "agent:1", "visitor",
       1, ""},
      {"rasa", R"({"sender_id":"%i","events":[)",
       R"({"event":"%r","timestamp":1792400400.25,"metadata":{},"text":%a,"parse_data":{}})", "]}", "bot",
       "user", 1, ""},
      {"convokit", "",
       R"({"id":"u","conversation_id":"%i","speaker":"s","reply_to":null,"timestamp":%s,"text":%a,"meta":{"role":"%r"}})",
       "", "agent", "customer", 0.001, "", false, "\n"},
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
