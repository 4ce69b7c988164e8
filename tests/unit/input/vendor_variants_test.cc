// Variants of vendors' formats as their documentation has them and samples do not show: optional keys that
// are missing or null, empty lists, other versions, more than one agent.
#include <gtest/gtest.h>

#include "tests/unit/input/shape_support.h"

namespace attune {
namespace {

using test::ReadRecord;

std::string format_of(std::string_view json) {
  ReadRecord read(json);
  return read.ok ? std::string(read.reader.format()) : read.why();
}

// Turns with the agent who speaks each: "a-1: Hello\ncustomer: Hi\n".
std::string talk(const ReadRecord& read) {
  std::string text = read.ok ? "" : read.why();
  for (const Turn& turn : read.conversation.turns) {
    bool agent = turn.role == Role::agent;
    text.append(agent ? read.conversation.agents[turn.agent].id : role_name(turn.role));
    text.append(": ").append(turn.text).append("\n");
  }
  return text;
}

// ---- Genesys Cloud

std::string genesys(std::string_view participants, std::string_view phrases) {
  return R"({"conversationId":"g","communicationId":"c","conversationStartTime":1600000000000,"mediaType":"call",)"
         R"("participants":[)" +
         std::string(participants) + R"(],"transcripts":[{"phrases":[)" + std::string(phrases) + "]}]}";
}

std::string phrase(std::string_view purpose, int second, std::string_view text) {
  return R"({"participantPurpose":")" + std::string(purpose) + R"(","startTimeMs":)" +
         std::to_string(1600000000000 + second * 1000) + R"(,"duration":{"milliseconds":900},"text":")" +
         std::string(text) + R"("})";
}

constexpr std::string_view kTransfer =
    R"({"participantPurpose":"customer","startTimeMs":1600000000000,"endTimeMs":1600000200000},
       {"participantPurpose":"acd","startTimeMs":1600000000000},
       {"participantPurpose":"agent","userId":"u-1","startTimeMs":1600000005000,"endTimeMs":1600000060000},
       {"participantPurpose":"agent","userId":"u-2","startTimeMs":1600000061000,"endTimeMs":1600000120000},
       {"participantPurpose":"agent","userId":"u-1","startTimeMs":1600000130000,"endTimeMs":null})";

TEST(GenesysCloud, TellsAgentsOfATransferByTime) {
  ReadRecord read(
      genesys(kTransfer, phrase("internal", 5, "first") + "," + phrase("external", 20, "hm") + "," +
                             phrase("internal", 60, "still first") + "," + phrase("internal", 61, "second") +
                             "," + phrase("internal", 119, "second again") + "," +
                             phrase("internal", 125, "in the gap") + "," + phrase("internal", 300, "back")));
  EXPECT_EQ(talk(read),
            "u-1: first\ncustomer: hm\nu-1: still first\nu-2: second\nu-2: second again\nu-2: in the gap\n"
            "u-1: back\n");
}

TEST(GenesysCloud, GivesAConsultationToWhoCameLast) {
  ReadRecord read(genesys(
      R"({"participantPurpose":"agent","userId":"u-1","startTimeMs":1600000000000,"endTimeMs":1600000100000},
         {"participantPurpose":"agent","userId":"u-2","startTimeMs":1600000040000,"endTimeMs":1600000060000})",
      phrase("internal", 30, "a") + "," + phrase("internal", 50, "b") + "," + phrase("internal", 70, "c")));
  EXPECT_EQ(talk(read), "u-1: a\nu-2: b\nu-1: c\n");
}

TEST(GenesysCloud, KeepsAgentsUnknownWhereNothingTellsThem) {
  std::string two =
      R"({"participantPurpose":"agent","userId":"u-1"},{"participantPurpose":"agent","userId":"u-2"})";
  EXPECT_EQ(talk(ReadRecord(genesys(two, phrase("internal", 5, "Hi")))), "unknown: Hi\n");
  EXPECT_EQ(talk(ReadRecord(genesys("", phrase("internal", 5, "Hi")))), "unknown: Hi\n");
  std::string same =
      R"({"participantPurpose":"agent","userId":"u-1"},{"participantPurpose":"agent","userId":"u-1"})";
  EXPECT_EQ(talk(ReadRecord(genesys(same, phrase("internal", 5, "Hi")))), "u-1: Hi\n");
}

TEST(GenesysCloud, ReadsPhrasesWithoutTheOptionalKeys) {
  ReadRecord read(
      genesys(R"({"participantPurpose":"agent","userId":"u-1"})",
              R"({"text":"hi","decoratedText":null,"startTimeMs":null,"participantPurpose":"internal"},
                             {"text":"hello","decoratedText":"Hello.","duration":500,"startTimeMs":1600000002000,
                              "participantPurpose":"external","words":[],"alternatives":[]},
                             {"text":"press one","participantPurpose":"ivr"})"));
  EXPECT_EQ(read.turns(), "agent - - hi\ncustomer 2000 2500 Hello.\nbot - - press one\n") << read.why();
  EXPECT_EQ(format_of(R"({"conversationId":"g","communicationId":"c","transcripts":[]})"), "genesys-cloud");
}

// ---- Amazon

std::string contact_lens(std::string_view interruptions) {
  return R"({"Version":"1.1.0","Channel":"VOICE","Participants":[{"ParticipantId":"AGENT","ParticipantRole":"AGENT"}],
             "ConversationCharacteristics":{"Interruptions":)" +
         std::string(interruptions) +
         R"(,"Sentiment":{"OverallSentiment":{"AGENT":0,"CUSTOMER":-1.25}}},
             "Transcript":[{"Id":"1","ParticipantId":"AGENT","BeginOffsetMillis":10,"EndOffsetMillis":20,"Content":"Hi"},
                           {"Id":"2","ParticipantId":"CUSTOMER","BeginOffsetMillis":30,"EndOffsetMillis":40,"Content":""}]})";
}

TEST(ContactLens, HasFiguresToCompareWith) {
  ReadRecord read(contact_lens(
      R"({"TotalCount":3,"TotalTimeMillis":900,"InterruptionsByInterrupter":{
          "AGENT":[{"BeginOffsetMillis":5,"DurationMillis":1},{"BeginOffsetMillis":90,"DurationMillis":2}],
          "CUSTOMER":[{"BeginOffsetMillis":7,"DurationMillis":1}]}})"));
  ASSERT_TRUE(read.ok) << read.why();
  const SourceAnalysis& analysis = read.conversation.analysis;
  EXPECT_EQ(analysis.interruptions, 3.0);
  EXPECT_EQ(analysis.agent_interruptions, 2.0);
  EXPECT_EQ(analysis.agent_sentiment, 0.0);
  EXPECT_EQ(analysis.customer_sentiment, -1.25);
  EXPECT_EQ(read.turns(), "agent 10 20 Hi\n") << "nothing was said in the second";

  ReadRecord none(contact_lens(R"({"TotalCount":0,"TotalTimeMillis":0,"InterruptionsByInterrupter":{}})"));
  EXPECT_EQ(none.conversation.analysis.interruptions, 0.0);
  EXPECT_FALSE(none.conversation.analysis.agent_interruptions);
  ReadRecord null(contact_lens("null"));
  EXPECT_TRUE(null.ok) << null.why();
  EXPECT_FALSE(null.conversation.analysis.interruptions);
}

TEST(ContactLens, ReadsChatsWithAttachmentsAndEvents) {
  ReadRecord read(
      R"({"ChatTranscriptVersion":"1.0","CustomerMetadata":{"ContactId":"c-1"},
          "Participants":[{"ParticipantId":"p1","ParticipantRole":"AGENT","DisplayName":"Maya"},
                          {"ParticipantId":"p2","ParticipantRole":"CUSTOMER","DisplayName":null}],
          "Transcript":[
            {"Id":"1","Type":"EVENT","ParticipantId":"p2","ParticipantRole":"CUSTOMER","AbsoluteTime":"2026-01-01T10:00:00Z",
             "ContentType":"application/vnd.amazonaws.connect.event.participant.joined"},
            {"Id":"2","Type":"ATTACHMENT","ParticipantId":"p2","AbsoluteTime":"2026-01-01T10:00:01Z","Attachments":[{}]},
            {"Id":"3","Type":"MESSAGE","ParticipantId":"p2","ContentType":"text/markdown","Content":"**help**",
             "AbsoluteTime":"2026-01-01T10:00:02.250Z","Redaction":null},
            {"Id":"4","Type":"MESSAGE","ParticipantId":"p1","Content":"Sure","AbsoluteTime":"2026-01-01T10:00:04+00:00"}]})");
  EXPECT_EQ(read.turns(), "customer 0 - **help**\nagent 1750 - Sure\n") << read.why();
  ASSERT_EQ(read.conversation.agents.size(), 1u);
  EXPECT_EQ(read.conversation.agents[0].name, "Maya");
}

TEST(Transcribe, ReadsJobsWithoutSpeakers) {
  ReadRecord read(
      R"({"jobName":"j","accountId":"1","status":"COMPLETED","results":{"transcripts":[{"transcript":"hi. ok"}],
          "items":[{"start_time":"0.5","end_time":"0.9","type":"pronunciation","alternatives":[{"confidence":"0.9","content":"hi"}]},
                   {"type":"punctuation","alternatives":[{"confidence":"0.0","content":"."}]},
                   {"start_time":"1.0","end_time":"1.4","type":"pronunciation","alternatives":[{"content":"ok"}]}]}})");
  EXPECT_EQ(read.turns(), "? 500 1400 hi. ok\n") << read.why();
  EXPECT_FALSE(read.conversation.roles_known);
  EXPECT_EQ(format_of(R"({"results":{"transcripts":[{"transcript":""}],"items":[]}})"), "transcribe");
}

TEST(PostCallAnalytics, MayHaveNobodySpeaking) {
  EXPECT_EQ(format_of(R"({"ConversationAnalytics":{"GUID":"g","SpeakerLabels":[]},"SpeechSegments":[]})"),
            "post-call-analytics");
}

// ---- speech to text

TEST(Deepgram, ReadsChannelsWithoutDiarisation) {
  std::string call =
      R"({"metadata":{"request_id":"d","created":"2026-01-01T10:00:00.123Z","channels":2},
          "results":{"channels":[{"alternatives":[{"transcript":"","words":[]}]}],
          "utterances":[{"start":0.07999,"end":1.2,"confidence":1,"channel":0,"transcript":"Hello.","words":[],"id":"u"},
                        {"start":1.5,"end":2.55,"confidence":0.9,"channel":1,"transcript":"Hi.","words":[]}]}})";
  EXPECT_EQ(ReadRecord(call).turns(), "? 80 1200 Hello.\n? 1500 2550 Hi.\n");
  EXPECT_EQ(ReadRecord(call, test::formats_with_roles("0=agent,1=customer")).turns(),
            "agent 80 1200 Hello.\ncustomer 1500 2550 Hi.\n");
  EXPECT_EQ(format_of(R"({"metadata":{"request_id":"d"},"results":{"utterances":[]}})"), "deepgram");
}

TEST(AssemblyAi, ReadsSpeakersThatAreNumbersOrMissing) {
  std::string call =
      R"({"id":"a","status":"completed","audio_duration":12,"text":"x","language_code":"en_us","speakers_expected":null,
          "utterances":[{"speaker":"A","start":250,"end":900,"text":"Hello.","confidence":0.9,"words":[]},
                        {"speaker":null,"start":950,"end":1900,"text":"Yes."}],"iab_categories_result":null})";
  ReadRecord read(call);
  EXPECT_EQ(read.turns(), "? 250 900 Hello.\n? 950 1900 Yes.\n") << read.why();
  EXPECT_EQ(read.conversation.language, "en-us");
}

// A stereo call: speakers are counted on each channel for itself, or not at all.
TEST(Deepgram, TellsSpeakersOfSeveralChannelsByThese) {
  std::string call =
      R"({"metadata":{"request_id":"d","channels":2},"results":{"utterances":[
          {"start":0,"end":1,"channel":0,"speaker":0,"transcript":"Hello."},
          {"start":2,"end":3,"channel":1,"speaker":0,"transcript":"Hi."}]}})";
  EXPECT_EQ(ReadRecord(call, test::formats_with_roles("0=agent,1=customer")).turns(),
            "agent 0 1000 Hello.\ncustomer 2000 3000 Hi.\n");
  std::string words =
      R"({"metadata":{"request_id":"d","channels":2},"results":{"channels":[
          {"alternatives":[{"words":[{"word":"hello","start":0,"end":0.5},{"word":"there","start":0.5,"end":1}]}]},
          {"alternatives":[{"words":[{"word":"hi","start":0.6,"end":0.8}]}]}]}})";
  EXPECT_EQ(ReadRecord(words, test::formats_with_roles("0=agent,1=customer")).turns(),
            "agent 0 1000 hello there\ncustomer 600 800 hi\n");
}

TEST(AzureBatch, TellsSpeakersOfSeveralChannelsByThese) {
  auto phrase = [](int channel, int second) {
    return R"({"recognitionStatus":"Success","channel":)" + std::to_string(channel) +
           R"(,"speaker":1,"offset":"PT)" + std::to_string(second) +
           R"(S","duration":"PT1S","nBest":[{"display":"Hi."}]})";
  };
  ReadRecord read(R"({"recognizedPhrases":[)" + phrase(0, 1) + "," + phrase(1, 3) + "]}",
                  test::formats_with_roles("0=agent,1=customer"));
  EXPECT_EQ(read.turns(), "agent 1000 2000 Hi.\ncustomer 3000 4000 Hi.\n") << read.why();
}

// Words alone tell who spoke when speakers or channels were asked for; without either nothing can be scored.
TEST(AssemblyAi, ReadsWordsWhereThereAreNoUtterances) {
  auto call = [](std::string_view first, std::string_view second) {
    return R"({"id":"a","status":"completed","audio_duration":2,"text":"Hello. Yes.","utterances":null,"words":[)"
           R"({"text":"Hello.","start":250,"end":900,"confidence":0.9,)" +
           std::string(first) + R"(},{"text":"Yes.","start":950,"end":1900,"confidence":0.9,)" +
           std::string(second) + "}]}";
  };
  ReadRecord speakers(call(R"("speaker":"A")", R"("speaker":"B")"),
                      test::formats_with_roles("A=agent,B=customer"));
  EXPECT_EQ(speakers.turns(), "agent 250 900 Hello.\ncustomer 950 1900 Yes.\n") << speakers.why();
  EXPECT_EQ(speakers.reader.format(), "assemblyai-words");
  ReadRecord channels(call(R"("channel":"1","speaker":null)", R"("channel":"2","speaker":null)"),
                      test::formats_with_roles("1=agent,2=customer"));
  EXPECT_EQ(channels.turns(), "agent 250 900 Hello.\ncustomer 950 1900 Yes.\n") << channels.why();
  EXPECT_EQ(ReadRecord(call(R"("speaker":null)", R"("speaker":null)")).why(),
            "no-speakers: words: nobody who speaks is told from the others, expected a transcript made with "
            "speaker_labels or multichannel");
  EXPECT_EQ(format_of(R"({"id":"a","audio_duration":2,"text":"","utterances":null,"words":[]})"),
            "assemblyai-words")
      << "nobody spoke";
}

TEST(AzureFast, ReadsEitherNamesOfTimes) {
  for (const char* unit : {"Milliseconds", ""}) {
    std::string name(unit);
    ReadRecord read(
        R"({"duration":9,"combinedPhrases":[{"channel":0,"text":"x"}],"phrases":[{"channel":0,"offset)" +
        name + R"(":80,"duration)" + name +
        R"(":1120,"text":"Hello.","locale":"en-US","confidence":0.9},{"channel":1,"offset)" + name +
        R"(":1500,"duration)" + name + R"(":900,"text":"Hi."}]})");
    EXPECT_EQ(read.turns(), "? 80 1200 Hello.\n? 1500 2400 Hi.\n") << read.why();
    EXPECT_EQ(read.reader.format(), "azure-fast");
    EXPECT_EQ(read.conversation.language, "en-US");
    EXPECT_EQ(read.reader.speaker(1)->label, "1");
  }
  EXPECT_EQ(format_of(R"({"durationMilliseconds":9,"combinedPhrases":[],"phrases":[]})"), "azure-fast");
}

TEST(Whisper, IsReadWithoutSpeakersToo) {
  ReadRecord read(
      R"({"text":" Hello.","language":"en","segments":[{"id":0,"seek":0,"start":0.0,"end":2.5,"text":" Hello.","tokens":[1,2],
          "temperature":0.0,"avg_logprob":-0.2,"no_speech_prob":0.01}]})");
  EXPECT_EQ(read.turns(), "? 0 2500  Hello.\n") << read.why();
  EXPECT_FALSE(read.conversation.roles_known);
}

TEST(Twilio, ReadsTimesThatAreNullAndRolesInAnyCase) {
  ReadRecord read(
      R"({"sid":"GT1","media_start_time":null,"channel":{"participants":[
            {"channel_participant":1,"role":"AGENT","user_id":"t-1","full_name":null},
            {"channel_participant":2,"role":"customer"}]},
          "sentences":[{"media_channel":1,"sentence_index":0,"start_time":null,"end_time":null,"transcript":"Hello"},
                       {"media_channel":"2","sentence_index":1,"start_time":"1.50","end_time":"2.5","transcript":"Hi"}]})");
  EXPECT_EQ(read.turns(), "agent - - Hello\ncustomer 1500 2500 Hi\n") << read.why();
  EXPECT_EQ(talk(read), "t-1: Hello\ncustomer: Hi\n");
}

TEST(AzureBatch, PassesOverWhatWasNotRecognised) {
  ReadRecord read(
      R"({"source":"u","timestamp":"2026-01-01T10:00:00Z","durationInTicks":99,"combinedRecognizedPhrases":[],
          "recognizedPhrases":[
            {"recognitionStatus":"NoMatch","channel":0,"offset":"PT0S","duration":"PT1S","nBest":[]},
            {"recognitionStatus":"Success","channel":0,"speaker":1,"offset":"PT1M2.5S","duration":"PT0.5S",
             "nBest":[{"confidence":0.9,"lexical":"hi","display":"Hi."},{"display":"High."}]}]})");
  EXPECT_EQ(read.turns(), "? 62500 63000 Hi.\n") << read.why();
}

TEST(Insights, ReadsChatsAndCallsWithoutWords) {
  ReadRecord call(
      R"({"name":"projects/p/locations/l/conversations/c-9","medium":"PHONE_CALL","agentId":"a-1",
          "callMetadata":{"customerChannel":1,"agentChannel":2},"startTime":"2026-01-01T10:00:00Z",
          "transcript":{"transcriptSegments":[
            {"text":"Hello","channelTag":2,"words":[]},
            {"text":"Hi","channelTag":1,"words":[{"startOffset":"1.500s","endOffset":"2s","word":"Hi"}]}]}})");
  EXPECT_EQ(call.turns(), "agent - - Hello\ncustomer 1500 2000 Hi\n") << call.why();
  EXPECT_EQ(call.conversation.id, "c-9");
  ReadRecord chat(
      R"({"name":"c","medium":"CHAT","transcript":{"transcriptSegments":[
            {"text":"Hi","segmentParticipant":{"role":"END_USER","userId":"x"},"messageTime":"2026-01-01T10:00:00Z"},
            {"text":"Hello","segmentParticipant":{"role":"AUTOMATED_AGENT"},"messageTime":"2026-01-01T10:00:01Z"},
            {"text":"Yes?","segmentParticipant":{"role":"HUMAN_AGENT","userId":"u-7"},"messageTime":"2026-01-01T10:00:02Z"}]}})");
  EXPECT_EQ(chat.turns(), "customer 0 - Hi\nbot 1000 - Hello\nagent 2000 - Yes?\n") << chat.why();
  EXPECT_EQ(chat.conversation.agents[0].id, "u-7");
}

// ---- help desks

TEST(ZendeskTicket, ReadsWhatIsThere) {
  ReadRecord read(
      R"({"ticket":{"id":35,"requester_id":2,"assignee_id":null,"via":null,"satisfaction_rating":{"score":"good"},
          "created_at":"2026-01-01T10:00:00Z","comments":[
            {"id":1,"author_id":2,"html_body":"<p>No <b>heating</b>.</p><blockquote>old</blockquote>","created_at":"2026-01-01T10:00:00Z"},
            {"id":2,"author_id":7,"public":false,"body":"internal","created_at":"2026-01-01T10:01:00Z"},
            {"id":3,"author_id":-1,"public":true,"body":"closed by a rule","created_at":"2026-01-01T10:01:00Z"},
            {"id":4,"author_id":7,"public":true,"body":"So sorry.\n\nOn Mon, Ana <a@b.c> wrote:\n> No heating","created_at":"2026-01-01T10:02:00Z"},
            {"id":5,"author_id":7,"public":true,"body":"","created_at":"2026-01-01T10:03:00Z"}]}})");
  EXPECT_EQ(read.turns(), "customer 0 - No heating.\nagent 120000 - So sorry.\n") << read.why();
  EXPECT_EQ(talk(read), "customer: No heating.\n7: So sorry.\n");
  EXPECT_FALSE(read.conversation.outcome.csat) << "'good' is no number";
}

TEST(ZendeskChat, ReadsTheNewerSenderTypes) {
  ReadRecord read(
      R"({"id":"z","visitor":{"id":"v","name":null},"agent_ids":[],"timestamp":"2026-01-01T10:00:00Z","history":[
            {"type":"chat.memberjoin","timestamp":"2026-01-01T10:00:00Z","sender_type":"EndUser","name":"Ana"},
            {"type":"chat.msg","timestamp":"2026-01-01T10:00:05Z","sender_type":"EndUser","sender_id":"v","name":"Ana","msg":"Hi"},
            {"type":"chat.msg","timestamp":"2026-01-01T10:00:09Z","sender_type":"Agent","sender_id":"410","name":"Sam","msg":"Hello"},
            {"type":"chat.rating","timestamp":"2026-01-01T10:00:20Z","new_rating":"good"}]})");
  EXPECT_EQ(talk(read), "customer: Hi\n410: Hello\n") << read.why();
}

TEST(Intercom, ReadsRepliesThatCloseOrAssign) {
  ReadRecord read(
      R"({"type":"conversation","id":"9","created_at":1600000000,"admin_assignee_id":814,"conversation_rating":{"rating":null},
          "source":{"type":"email","author":{"type":"user","id":"u"},"body":"<p>Help&nbsp;me</p>"},
          "conversation_parts":{"conversation_parts":[
            {"part_type":"assignment","created_at":1600000010,"author":{"type":"bot","id":"b"},"body":null},
            {"part_type":"note","created_at":1600000020,"author":{"type":"admin","id":"814"},"body":"<p>internal</p>"},
            {"part_type":"comment","created_at":1600000030,"author":{"type":"admin","id":"814"},"body":"<p>Of course.</p>"},
            {"part_type":"close","created_at":1600000040,"author":{"type":"admin","id":"815","name":"Lee"},"body":"<p>Goodbye :)</p>"},
            {"part_type":"note_and_reopen","created_at":1600000045,"author":{"type":"admin","id":"815"},"body":"internal"},
            {"part_type":"close","created_at":1600000050,"author":{"type":"admin","id":"815"},"body":null}]}})");
  EXPECT_EQ(talk(read), "customer: Help me\n814: Of course.\n815: Goodbye :)\n") << read.why();
  EXPECT_FALSE(read.conversation.outcome.csat);
}

// ---- others

TEST(Messages, ReadToolsPartsAndTimesOfAnyKind) {
  ReadRecord read(
      R"({"conversation_id":7,"agent":"a-1","messages":[
            {"role":"system","content":"Be kind."},
            {"role":"human","content":"Hi","timestamp":1600000000},
            {"role":"assistant","content":null,"tool_calls":[{"function":{"name":"f"}}]},
            {"role":"tool","content":"{}"},
            {"role":"assistant","content":[{"type":"text","text":"Hello."},{"type":"image_url","image_url":{"url":"x"}},
                                           {"type":"text","text":"Yes?"}]}]})");
  EXPECT_EQ(read.turns(), "system - - Be kind.\ncustomer - - Hi\nsystem - - {}\nagent - - Hello.\nYes?\n")
      << read.why();
  EXPECT_EQ(read.conversation.id, "7");
}

TEST(Rasa, ReadsWhatWasSaidAlone) {
  ReadRecord read(
      R"({"sender_id":"r","slots":{},"latest_input_channel":"rest","events":[
            {"event":"action","timestamp":1600000000.5,"name":"action_listen"},
            {"event":"user","timestamp":1600000001.5,"text":"hi","parse_data":{"text":"hi"}},
            {"event":"bot","timestamp":1600000002.0,"text":null,"data":{"image":"x"}},
            {"event":"bot","timestamp":1600000002.5,"text":"Hello","data":{}}]})");
  EXPECT_EQ(read.turns(), "customer 0 - hi\nbot 1000 - Hello\n") << read.why();
}

TEST(ConvoKit, ReadsTimesThatAreTextOrNull) {
  ReadRecord read(
      R"({"id":"1","conversation_id":"c","speaker":"a","reply_to":null,"timestamp":"1600000000","text":"Hi","meta":{"role":"agent"}}
         {"id":"2","conversation_id":"c","speaker":"b","reply_to":"1","timestamp":null,"text":"Hello","meta":{"role":"customer"}})");
  EXPECT_EQ(read.turns(), "agent 0 - Hi\ncustomer - - Hello\n") << read.why();
}

}  // namespace
}  // namespace attune
