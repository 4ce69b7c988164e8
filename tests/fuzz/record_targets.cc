// One record to a conversation and its scores, whatever the format.
#include <memory>
#include <string>
#include <vector>

#include "engine/input/foreign/plain_body.h"
#include "engine/input/shapes/shape_reader.h"
#include "engine/pipeline/evaluation_json.h"
#include "engine/pipeline/scorer.h"
#include "tests/fuzz/targets.h"
#include "tests/support/run_case.h"

namespace attune::fuzz {
namespace {

const CompiledRubric& rubric() {
  static const CompiledRubric compiled = test::mini_rubric();
  return compiled;
}

const SignalFinder& finder() {
  static const SignalFinder only(rubric());
  return only;
}

void check_turn(const Conversation& conversation, const Turn& turn) {
  bool has_agent = turn.agent != kNoAgent;
  require(has_agent == (turn.role == Role::agent), "exactly the agents' turns have an agent");
  require(!has_agent || turn.agent < conversation.agents.size(), "and one of the conversation");
  for (int32_t time : {turn.start_ms, turn.end_ms})
    require(time == kNoTime || time >= 0, "times count from the start");
  require(turn.start_ms == kNoTime || turn.end_ms == kNoTime || turn.start_ms <= turn.end_ms,
          "no turn ends before it begins");
}

// What every conversation and its evaluations keep, after a score() that was ok.
void check(const Scorer& scorer) {
  const Conversation& conversation = scorer.conversation();
  require(!conversation.id.empty() && !conversation.agents.empty(), "a conversation has an id and an agent");
  for (const Turn& turn : conversation.turns) check_turn(conversation, turn);
  std::string lines;
  for (const Evaluation& evaluation : scorer.evaluations()) {
    for (const Evidence& one : evaluation.evidence)
      require(one.turn < conversation.turns.size() && one.start < one.end &&
                  one.end <= conversation.turns[one.turn].text.size(),
              "evidence lies within its turn");
    append_evaluation_line(lines, rubric().rubric, conversation, evaluation);
  }
}

void score_with(Scorer& scorer, std::string_view bytes) {
  if (scorer.score(bytes, {"calls/c-1.json", 1})) check(scorer);
}

std::unique_ptr<Scorer> scorer_of(ReadOptions options) {
  auto formats = Formats::make(std::move(options));
  return formats ? std::make_unique<Scorer>(rubric(), finder(), *formats) : nullptr;
}

// One that recognises formats and guesses roles, and one for each format by itself.
std::vector<std::unique_ptr<Scorer>> scorers_of_formats() {
  ReadOptions guess;
  guess.guess_roles = true;
  std::vector<std::unique_ptr<Scorer>> scorers;
  scorers.push_back(scorer_of(guess));
  for (const Formats::Format& format : Formats::builtin()->all()) {
    ReadOptions forced;
    forced.format = format.name;
    forced.roles = {
        {"0", SpeakerRole::agent}, {"1", SpeakerRole::customer}, {"SPEAKER_00", SpeakerRole::agent}};
    scorers.push_back(scorer_of(forced));
  }
  return scorers;
}

}  // namespace

void fuzz_record(std::string_view bytes) {
  static Scorer scorer(rubric(), finder());
  score_with(scorer, bytes);
}

void fuzz_format(std::string_view bytes) {
  static const std::vector<std::unique_ptr<Scorer>> scorers = scorers_of_formats();
  score_with(*scorers[0], bytes);
  score_with(*scorers[bytes.size() % scorers.size()], bytes);
}

void fuzz_shape(std::string_view bytes) {
  LoadedShape loaded = load_shape_text(bytes, "fuzz.yaml");
  require(loaded.ok() || !format_diagnostics(loaded.diagnostics).empty(), "what is wrong is said");
  if (!loaded.ok()) return;
  ReadOptions options;
  options.format = loaded.shape.name;
  options.shapes.push_back(std::move(loaded.shape));
  options.shape_texts.push_back(loaded.text);
  std::string kept = read_options_json(options);
  ReadOptions again;
  require(parse_read_options(kept, again) && read_options_json(again) == kept, "what is kept comes back");
  auto scorer = scorer_of(std::move(options));
  if (!scorer) return;
  for (
      const char* record :
      {R"({"ticket":"t-1","kind":"chat","opened":1760000000,"owner":{"id":"a-1","name":"Sam"},"log":[)"
       R"({"who":"c","kind":"in","said":"I am upset","at":0,"until":900},)"
       R"({"who":"a","kind":"out","said":["<b>I'm so sorry</b>","On Monday you wrote:"],"at":1.5}]})",
       R"({"id":7,"messages":[{"role":"user","content":"I am upset"},{"role":"assistant","content":"I'm sorry"}]})"})
    score_with(*scorer, record);
}

void fuzz_body(std::string_view bytes) {
  std::string record(bytes);
  record.append(kTextPadding, '\0');  // as behind every record
  std::string_view body(record.data(), bytes.size());
  TextArena arena;
  for (BodyForm form : {BodyForm::plain, BodyForm::html, BodyForm::email}) {
    arena.start();
    require(plain_body(body, form, arena).size() <= body.size(), "a body never grows");
  }
}

}  // namespace attune::fuzz
