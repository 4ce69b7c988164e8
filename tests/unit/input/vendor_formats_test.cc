// Files of vendors, read without hints: what format each is, who speaks how often, and when the first turns
// are. Counts and times were taken from the files by hand. Vendors' own samples are read where they are
// there; each format has an example of ours.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "tests/unit/input/shape_support.h"

namespace attune {
namespace {

using test::ReadRecord;

struct Expected {
  std::string file, format, id, agents;
  std::string roles;  // turns of agent, customer, bot, system, and of speakers without a role
  std::string first;  // the first turn: role, start, end
  Channel channel = Channel::voice;
};

void PrintTo(const Expected& expected, std::ostream* out) { *out << expected.file; }

std::string text_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

std::string roles_of(const ReadRecord& read) {
  int counts[5] = {};
  for (size_t i = 0; i < read.conversation.turns.size(); ++i) {
    const SpeakerRoles::Speaker* speaker = read.reader.speaker(i);
    bool unknown = speaker != nullptr && speaker->role == SpeakerRole::unknown;
    ++counts[unknown ? 4 : static_cast<size_t>(read.conversation.turns[i].role)];
  }
  std::string text;
  for (int count : counts) text += (text.empty() ? "" : " ") + std::to_string(count);
  return text;
}

void expect_read(const Expected& expected, const std::string& path) {
  ReadRecord read(text_of(path), Formats::builtin(), {path, 1});
  ASSERT_TRUE(read.ok) << read.why();
  EXPECT_EQ(read.reader.format(), expected.format);
  EXPECT_EQ(read.conversation.id, expected.id);
  EXPECT_EQ(read.conversation.channel, expected.channel);
  std::string agents;
  for (const Agent& agent : read.conversation.agents)
    agents += (agents.empty() ? "" : " ") + std::string(agent.id);
  EXPECT_EQ(agents, expected.agents);
  EXPECT_EQ(roles_of(read), expected.roles);
  EXPECT_EQ(read.turns().substr(0, expected.first.size()), expected.first);
  EXPECT_EQ(read.conversation.roles_known, expected.roles.ends_with(" 0"));
}

class VendorSamples : public testing::TestWithParam<Expected> {};

TEST_P(VendorSamples, AreReadWithoutHints) {
  std::string path = ATTUNE_SOURCE_DIR "/../shared/data/vendor/" + GetParam().file;
  if (!std::filesystem::exists(path)) GTEST_SKIP() << "no " << GetParam().file << " in ../shared/data/vendor";
  expect_read(GetParam(), path);
}

std::string name_of(const testing::TestParamInfo<Expected>& info) {
  std::string name = info.param.file.substr(0, info.param.file.find('.'));
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(
    Public, VendorSamples,
    testing::Values(
        Expected{"assemblyai.json", "assemblyai", "9ea68fd3-f953-42c1-9742-976c447fb463", "unknown",
                 "0 0 0 0 1", "? 250 26950 "},
        Expected{"aws-transcribe-channels.json", "transcribe", "aws-transcribe-channels", "unknown",
                 "0 0 0 0 2", "? 4860 6870 I've been on hold for an hour.\n? 8500 9250 Sorry about that.\n"},
        Expected{"aws-transcribe-diarised.json", "transcribe", "aws-transcribe-diarised", "unknown",
                 "0 0 0 0 2", "? 4870 6880 I've been on hold for an hour.\n? 8490 9240 Sorry about that.\n"},
        Expected{"azure-batch.json", "azure-batch", "azure-batch", "unknown", "0 0 0 0 3",
                 "? 40 2220 Run Alabama drivers license.\n? 2280 5360 0030\n? 5400 7460 669\n"},
        Expected{"azure-conversation.json", "azure-conversation", "2b601070-f418-4684-a3f8-e58b48f5d72e",
                 "unknown", "10 7 0 0 0", "agent - - Hello, ", Channel::unknown},
        Expected{"contact-lens-chat.json", "contact-lens-chat", "b49644f6-672f-445c-b209-f76b36482830",
                 "f36a545d-67b2-4fd4-89fb-896136b609a7", "15 13 0 3 0",
                 "system 0 - Hello, thanks for contacting", Channel::chat},
        Expected{"contact-lens-voice.json", "contact-lens-voice", "contact-lens-voice", "unknown",
                 "5 5 0 0 0", "agent 0 90 Okay.\ncustomer 160 4640 Just hello."},
        Expected{"contact-lens-voice-interruptions.json", "contact-lens-voice",
                 "contact-lens-voice-interruptions", "unknown", "5 5 0 0 0",
                 "agent 0 90 Okay.\ncustomer 160 4640 Just hello."},
        Expected{"genesys-cloud.json", "genesys-cloud", "4801fdff-07f1-496e-b03b-61d46ea3a754",
                 "e8b5dcdd-cb3c-48af-b2fe-b73089f3e83b", "1 3 0 0 0",
                 "customer 120 1404 you are treating me well\ncustomer 1821 3185 thank you very very much\n"
                 "agent 3838 4366 thank you\ncustomer 6099 7005 have a nice day\n"},
        Expected{"twilio-sentences.json", "twilio", "twilio-sentences", "unknown", "0 0 0 0 1",
                 "? - - test test\n"}),
    name_of);

class FormatExamples : public testing::TestWithParam<Expected> {};

TEST_P(FormatExamples, AreReadWithoutHints) {
  expect_read(GetParam(), ATTUNE_SOURCE_DIR "/examples/formats/" + GetParam().file);
}

const char* const kAgentFirst =
    "agent 0 3100 Thanks for calling Northwind, this is Maya. How can I help?\ncustomer 3400 8600 ";
const char* const kUnknownFirst =
    "? 0 3100 Thanks for calling Northwind, this is Maya. How can I help?\n? 3400 8600 ";

INSTANTIATE_TEST_SUITE_P(
    Ours, FormatExamples,
    testing::Values(
        Expected{"native.json", "native", "native-1", "a-7", "3 2 0 0 0", kAgentFirst},
        Expected{"contact-lens-voice.json", "contact-lens-voice", "connect-voice-1", "unknown", "3 2 0 0 0",
                 kAgentFirst},
        Expected{"contact-lens-chat.json", "contact-lens-chat", "connect-chat-1", "p-g", "2 2 0 1 0",
                 "system 0 - You are number 1 in the queue.\ncustomer 9000 - My card", Channel::chat},
        Expected{"transcribe-calls.json", "transcribe-calls", "tca-1", "unknown", "3 2 0 0 0",
                 "agent 0 3100 Thanks for calling Northwind, this is [PII]. How can I help?\n"},
        Expected{"transcribe.json", "transcribe", "transcribe", "unknown", "0 0 0 0 5", kUnknownFirst},
        Expected{"transcribe-segments.json", "transcribe-segments", "transcribe-segments", "unknown",
                 "0 0 0 0 5", kUnknownFirst},
        Expected{"post-call-analytics.json", "post-call-analytics", "pca-1", "maya.l", "3 2 0 0 0",
                 kAgentFirst},
        Expected{"ccai-ingest.json", "ccai-ingest", "ccai-1", "agent-41", "3 2 1 0 0",
                 "bot 0 - Welcome to Northwind. Say billing or heating.\nagent 5000 - Thanks",
                 Channel::unknown},
        Expected{"ccai-insights.json", "ccai-insights", "insights-1", "agent-41", "3 2 0 0 0", kAgentFirst},
        Expected{"genesys-cloud.json", "genesys-cloud", "genesys-1", "u-9", "3 2 0 1 0",
                 "system 100 400 please hold the line\nagent 500 3600 Thanks for calling Northwind"},
        Expected{"twilio.json", "twilio", "GT-1", "tw-maya", "3 2 0 0 0", kAgentFirst},
        Expected{"deepgram.json", "deepgram", "dg-1", "unknown", "0 0 0 0 5", kUnknownFirst},
        Expected{"deepgram-words.json", "deepgram-words", "dg-2", "unknown", "0 0 0 0 5", kUnknownFirst},
        Expected{"assemblyai.json", "assemblyai", "aai-1", "unknown", "0 0 0 0 5", kUnknownFirst},
        Expected{"assemblyai-words.json", "assemblyai-words", "aai-2", "unknown", "0 0 0 0 5", kUnknownFirst},
        Expected{"azure-batch.json", "azure-batch", "azure-batch", "unknown", "0 0 0 0 5", kUnknownFirst},
        Expected{"azure-fast.json", "azure-fast", "azure-fast", "unknown", "0 0 0 0 5", kUnknownFirst},
        Expected{"azure-conversation.json", "azure-conversation", "azure-1", "unknown", "3 2 0 0 0",
                 "agent - - Thanks for calling", Channel::unknown},
        Expected{
            "zendesk-ticket.json", "zendesk-ticket", "35436", "77", "1 2 0 0 0",
            "customer 0 - My heating has been off for three days and I have a newborn. I'm really worried.\n"
            "agent 2460000 - Hi Ana,\nThree days without heating must be frightening. I\xE2\x80\x99m so "
            "sorry.\n"
            "I'll send an engineer today.\ncustomer 7320000 - Thank you, that helps.\n",
            Channel::email},
        Expected{"zendesk-chat.json", "zendesk-chat", "2610.1", "410", "1 1 1 0 0",
                 "bot 1000 - Hello, somebody will be with you soon.\ncustomer 20000 - I was charged",
                 Channel::chat},
        Expected{"intercom.json", "intercom", "515", "814", "1 1 1 0 0",
                 "customer - - I was charged twice & I'm really upset.\nbot 5000 - Thanks, a person will be "
                 "with you.\n"
                 "agent 60000 - I'm so sorry, Ana.\nI've refunded it.\n",
                 Channel::chat},
        Expected{"rasa.json", "rasa", "rasa-1", "unknown", "0 1 1 0 0", "customer 0 - I was charged",
                 Channel::chat},
        Expected{"messages.json", "messages", "messages-1", "a-7", "1 1 0 1 0",
                 "system - - Be kind.\ncustomer 0 - I was charged twice and I'm really upset.\n"
                 "agent 30000 - I'm so sorry.\nThat's our mistake, and I've refunded it.\n",
                 Channel::chat},
        Expected{"whisperx.json", "whisperx", "whisperx", "unknown", "0 0 0 0 5",
                 "? 0 3100  Thanks for calling"}),
    name_of);

// Cut into records as a run would; all formats are there, and each record says the same.
TEST(ExampleFiles, AreThereForEveryFormat) {
  std::set<std::string> formats;
  for (const auto& file : std::filesystem::directory_iterator(ATTUNE_SOURCE_DIR "/examples/formats")) {
    if (file.path().extension() == ".md") continue;
    std::string path = file.path().string();
    test::FoundInput found = test::read_sources({{path, std::filesystem::file_size(file)}});
    EXPECT_FALSE(found.records.empty()) << path;
    for (const test::FoundRecord& record : found.records) {
      ReadRecord read(record.bytes, Formats::builtin(), {path, record.record});
      ASSERT_TRUE(read.ok) << path << ": " << read.why();
      EXPECT_FALSE(read.conversation.turns.empty()) << path;
      formats.emplace(read.reader.format());
    }
  }
  for (const Formats::Format& format : Formats::builtin()->all())
    EXPECT_TRUE(formats.contains(format.name)) << "no example of " << format.name;
}

TEST(ExampleFiles, OfTurnsInAnArrayAreJoined) {
  auto records = [](const std::string& name) {
    std::string path = ATTUNE_SOURCE_DIR "/examples/formats/" + name;
    return test::read_sources({{path, std::filesystem::file_size(path)}}).records;
  };
  auto realtime = records("azure-realtime.json");
  ASSERT_EQ(realtime.size(), 1u);
  EXPECT_EQ(ReadRecord(realtime[0].bytes).turns().substr(0, 60), std::string(kUnknownFirst).substr(0, 60));
  auto utterances = records("convokit-old.json");
  ASSERT_EQ(utterances.size(), 2u);
  EXPECT_EQ(roles_of(ReadRecord(utterances[1].bytes)), "3 2 0 0 0");
}

}  // namespace
}  // namespace attune
