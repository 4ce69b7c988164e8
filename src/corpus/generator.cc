#include "src/corpus/generator.h"

#include "src/corpus/record.h"
#include "src/corpus/truth.h"

namespace attune::corpus {
namespace {

constexpr uint32_t kDays = 90;

// Agents differ, so that their scorecards do.
uint32_t skill_of(uint32_t agent) { return 30 + agent * 37 % 61; }

Heading make_heading(uint64_t number, const CorpusOptions& options, Random& random) {
  Heading heading;
  heading.number = number;
  heading.agent = random.below(options.agents);
  heading.day = random.below(kDays);
  heading.minute = static_cast<uint32_t>(random.between(8 * 60, 20 * 60));
  heading.csat = random.percent(30) ? random.between(1, 5) : 0;
  heading.queue = random.below(4);
  return heading;
}

}  // namespace

void Generator::append_next(std::string& record, std::string* truth) {
  Random random(options_.seed, next_);
  Heading heading = make_heading(++next_, options_, random);
  Plan plan = make_plan(options_, skill_of(heading.agent), random);
  write_script(plan, random, script_);
  append_record(record, heading, plan, script_);
  if (truth == nullptr) return;
  append_truth_json(*truth, conversation_id(heading.number), agent_id(heading.agent), plan,
                    truth_of(plan, script_));
  *truth += '\n';
}

}  // namespace attune::corpus
