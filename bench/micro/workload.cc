#include "bench/micro/workload.h"

#include <cstdio>
#include <cstdlib>
#include <map>

#include "engine/model/conversation.h"
#include "engine/rubric/loader.h"
#include "src/corpus/generator.h"

namespace attune::bench {
namespace {

Workload make_workload() {
  Workload workload;
  corpus::Generator generator({});
  for (int i = 0; i < 200; ++i) generator.append_next(workload.text, nullptr);
  workload.bytes = workload.text.size();
  workload.text.append(kTextPadding, '\0');
  std::string_view rest(workload.text.data(), workload.bytes);
  while (!rest.empty()) {
    size_t end = rest.find('\n');
    workload.records.push_back(rest.substr(0, end));
    rest.remove_prefix(end + 1);
  }
  return workload;
}

Conversations read_all() {
  Conversations read;
  Reject reject;
  for (std::string_view record : workload().records) {
    read.readers.push_back(std::make_unique<RecordReader>());
    read.readers.back()->read(record, read.all.emplace_back(), reject);
    for (const Turn& turn : read.all.back().turns) read.text_bytes += turn.text.size();
  }
  return read;
}

CompiledRubric load(const std::string& name) {
  LoadedRubric loaded = load_rubric(ATTUNE_SOURCE_DIR "/rubrics/" + name);
  if (!loaded.ok()) {
    std::fputs(format_diagnostics(loaded.diagnostics).c_str(), stderr);
    std::exit(2);
  }
  return compile_rubric(std::move(loaded.rubric));
}

}  // namespace

const Workload& workload() {
  static const Workload workload = make_workload();
  return workload;
}

const Conversations& conversations() {
  static const Conversations conversations = read_all();
  return conversations;
}

const CompiledRubric& rubric(const std::string& name) {
  static std::map<std::string, CompiledRubric> compiled;
  auto at = compiled.find(name);
  if (at == compiled.end()) at = compiled.emplace(name, load(name)).first;
  return at->second;
}

}  // namespace attune::bench
